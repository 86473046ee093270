// Pages that answer 200 and are no article: error pages, "verify you are human", consent walls.

const NOT_FOUND =
  /(?:^|[^\p{L}\p{N}])(?:404|page not found|not found|الصفحة غير موجودة|الصفحة المطلوبة غير موجودة|لم يتم العثور على الصفحة|عذرا[ً]?،? الصفحة)(?:$|[^\p{L}\p{N}])/iu
const CHALLENGE =
  /verify (?:that )?you are (?:a )?human|checking your browser|just a moment|enable javascript and cookies|attention required|access denied|تحقق من أنك إنسان|التحقق من أنك لست روبوت|يرجى تفعيل جافا ?سكريبت/iu

/** True for a page whose title or short text says it is no article, and for one with next to no text. */
export function looksLikeNoArticle(title: string, body: string): boolean {
  if (body.trim().length < 40) return true
  if (NOT_FOUND.test(title) && body.length < 1500) return true
  if (CHALLENGE.test(title) && body.length < 1500) return true
  return body.length < 600 && (CHALLENGE.test(body) || NOT_FOUND.test(body))
}
