// What a case asks of all who work on it; set by its lead with a reason, in force from then on.
import { z } from 'zod'

export const Policy = z.object({
  /** Members give a second factor beside their key. */
  secondFactor: z.boolean(),
  /** A dossier leaves only once somebody beside its maker has approved it. */
  approval: z.boolean(),
})
export type Policy = z.infer<typeof Policy>

export const NO_POLICY: Policy = { secondFactor: false, approval: false }

interface Said {
  readonly act: { readonly act: string }
}

/** The policy by the determinations in force: the newest stands whole. */
export function policyOf(inForce: readonly Said[]): Policy {
  const last = inForce.findLast(({ act }) => act.act === 'policy')
  if (!last) return NO_POLICY
  const { secondFactor, approval } = last.act as Policy & { readonly act: string }
  return { secondFactor, approval }
}
