// Pages as sites really build them: whatever the template, the text is the article's paragraphs and nothing else.
import { describe, expect, test } from 'vitest'
import { readCapture, readContext } from '../index.ts'

const TITLE = 'العثور على مقبرة جماعية شرقي البلدة'
const PARAGRAPHS = [
  'قال متحدث باسم فريق الإنقاذ يوم الخميس إن مقبرة جماعية عثر عليها شرقي البلدة تضم 42 جثة على الأقل، وإن العمل سيستمر حتى نهاية الأسبوع.',
  'وأضاف أن معظم القتلى مدنيون سقطوا في قصف الشهر الماضي، فيما دعت البلدية المنظمات الدولية إلى إرسال خبراء في الطب الشرعي.',
  'وقالت البلدية إن 17 جثة نقلت إلى المشفى الوطني.',
  'ولم يصدر تعليق عن الجيش على هذه الأنباء حتى ساعة إعداد الخبر، وكان قد نفى قصف الأحياء السكنية في بيانات سابقة.',
]
const OTHERS = [
  'مقتل 77 شخصا بانفجار في سوق شعبي',
  'إصابة 55 مدنيا بقصف على الريف',
  'العثور على 30 جثة في بئر مهجورة',
  'نزوح 9000 شخص خلال أسبوع واحد',
]
const p = (tag = 'p', attributes = '') => PARAGRAPHS.map((text) => `<${tag}${attributes}>${text}</${tag}>`).join('\n')
const cards = (tag: string, extra = '') =>
  OTHERS.map(
    (text, at) =>
      `<${tag} class="item"${extra}><a href="/n/${at}"><img src="/i.jpg" alt="صورة"><h3>${text}</h3></a><p>${text} وفق ما ذكرته مصادر محلية في المنطقة يوم أمس.</p></${tag}>`,
  ).join('')
const list = `<ul>${OTHERS.map((text, at) => `<li><a href="/n/${at}">${text}</a></li>`).join('')}</ul>`
const head = `<head><meta charset="utf-8"><title>${TITLE} | صدى الوادي</title><meta property="og:title" content="${TITLE}"></head>`
const wrap = (body: string) => `<!doctype html><html lang="ar" dir="rtl">${head}<body>${body}</body></html>`

const templates: Record<string, string> = {
  'article element, sidebar of cards': wrap(
    `<header><nav>${list}</nav></header><main><article><h1>${TITLE}</h1>${p()}</article></main><aside>${cards('div')}</aside>`,
  ),
  'WordPress theme': wrap(
    `<div id="page" class="site"><div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main"><article id="post-12" class="post type-post status-publish hentry category-syria tag-raqqa"><header class="entry-header"><h1 class="entry-title">${TITLE}</h1><div class="entry-meta"><span class="posted-on">نوفمبر 1, 2018</span></div></header><div class="entry-content">${p()}<div class="sharedaddy"><h3 class="sd-title">شارك هذا الموضوع:</h3><ul><li><a href="#">فيسبوك</a></li><li><a href="#">تويتر</a></li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3>مرتبط</h3>${list}</div></div></article><div id="comments" class="comments-area"><h2>التعليقات</h2><ol><li><p>العدد الحقيقي 8888 قتيلا حسب ما رأيت بنفسي هناك</p></li></ol></div></main></div><div id="secondary" class="widget-area">${list}</div></div></div>`,
  ),
  'cards of other articles as article elements': wrap(
    `<main><article class="main-story"><h1>${TITLE}</h1>${p()}</article><section class="more-stories">${cards('article')}</section></main>`,
  ),
  'paragraphs as div and line breaks': wrap(
    `<div class="menu">${list}</div><div id="newsbody"><h1>${TITLE}</h1><div class="text">${PARAGRAPHS.join('<br /><br />\n')}</div></div><div class="latest">${list}</div>`,
  ),
  'related headlines between the paragraphs': wrap(
    `<article><h1>${TITLE}</h1><p>${PARAGRAPHS[0]}</p><p><strong>اقرأ أيضا:</strong> <a href="/x">${OTHERS[0]}</a></p><p>${PARAGRAPHS[1]}</p><div class="inline-related">${list}</div><p>${PARAGRAPHS[2]}</p><blockquote class="related"><a href="/y">${OTHERS[1]}</a></blockquote><p>${PARAGRAPHS[3]}</p></article>`,
  ),
  'old table layout with fonts': `<html dir="rtl">${head}<body><table><tr><td class="right-menu">${list}</td><td><table><tr><td><font size="5"><b>${TITLE}</b></font></td></tr><tr><td><font size="3">${PARAGRAPHS.join('<br><br>')}</font></td></tr></table></td><td class="left-menu">${cards('div')}</td></tr></table></body></html>`,
  AMP: `<!doctype html><html amp lang="ar">${head}<body><amp-sidebar id="s">${list}</amp-sidebar><article class="amp-wp-article"><header><h1>${TITLE}</h1></header><div class="amp-wp-article-content">${p()}</div></article><div class="amp-related">${list}</div></body></html>`,
  'builder soup of nested div': wrap(
    `<div><div><div class="row"><div class="col-8"><div><div><h1>${TITLE}</h1><div><div><div>${p('div', ' class="paragraph-block"')}</div></div></div></div></div></div><div class="col-4"><div><div>${list}</div></div></div></div></div></div>`,
  ),
  'cookie wall and newsletter inside the article': wrap(
    `<div class="cookie-consent"><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا. بمتابعة التصفح فإنك توافق على سياسة الخصوصية.</p></div><article><h1>${TITLE}</h1>${p()}<div class="newsletter-signup"><p>اشترك في نشرتنا البريدية ليصلك كل جديد من أخبارنا كل صباح.</p></div></article>`,
  ),
  'caption, credit, tags and author box': wrap(
    `<article><h1>${TITLE}</h1><figure><img src="/1.jpg"><figcaption>صورة أرشيفية من المدينة (رويترز)</figcaption></figure>${p()}<div class="tags"><a href="/t">سوريا</a><a href="/t">مقابر</a></div><div class="author-box"><p>صحفي سوري يكتب في الشأن المحلي منذ عام 2011 وعمل في عدة صحف.</p></div></article>`,
  ),
  'long comments, longer than the article': wrap(
    `<div class="post"><h1>${TITLE}</h1><div class="body">${p()}</div></div><div class="comments-list">${Array.from({ length: 30 }, (_, at) => `<div class="comment"><p>تعليق رقم ${at}: العدد الحقيقي ${at}00 قتيل، وهذا ما يعرفه كل من كان هناك في ذلك اليوم الطويل.</p></div>`).join('')}</div>`,
  ),
  'teasers without telling names': wrap(`<div class="a1"><h1>${TITLE}</h1>${p()}</div><div class="b2">${cards('div')}</div>`),
  microdata: wrap(
    `<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">${TITLE}</h1><div class="x"><div itemprop="articleBody">${p()}</div></div></div><div class="y">${cards('section')}</div>`,
  ),
  'ticker and most read above the article': wrap(
    `<div class="ticker"><span>عاجل: ${OTHERS[0]}</span></div><div id="most-read">${list}</div><div class="story-page"><h1>${TITLE}</h1><div class="story-text">${p()}</div></div>`,
  ),
  'numbered list in the article is kept': wrap(
    `<article><h1>${TITLE}</h1>${PARAGRAPHS.slice(0, 2)
      .map((text) => `<p>${text}</p>`)
      .join('')}<ul><li>${PARAGRAPHS[2]}</li><li>${PARAGRAPHS[3]}</li></ul></article><aside>${cards('div')}</aside>`,
  ),
}

describe('the article and nothing else', () => {
  test.each(Object.entries(templates))('%s', async (_name, html) => {
    const { result } = await readCapture(new TextEncoder().encode(html), readContext({ name: 'page.html' }))
    expect(result.items[0]?.title).toBe(TITLE)
    expect(result.items[0]?.body.split('\n\n')).toEqual(PARAGRAPHS)
  })
})
