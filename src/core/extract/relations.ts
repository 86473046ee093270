// Finds accusations, demands and denials.
import type { FoundRelation } from './parts.ts'
import type { Chains } from './speech-chain.ts'
import type { Scene } from './speech-speakers.ts'

export function findRelations(_scene: Scene, _chains: Chains): FoundRelation[] {
  return []
}
