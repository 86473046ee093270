// Labels of the model's closed lists, by family: the model's own words, the same in the workbench and in a dossier.
import type { Words } from '../../core/model/case.ts'
import {
  actLabels,
  actorKindLabels,
  actorRoleLabels,
  ageLabels,
  basisLabels,
  besideLabels,
  commitmentLabels,
  countedLabels,
  discrepancyLabels,
  driftLabels,
  givenLabels,
  gradeLabels,
  harmLabels,
  heldLabels,
  independenceLabels,
  lineageLabels,
  locationClassLabels,
  mannerLabels,
  missingLabels,
  originActLabels,
  outcomeLabels,
  partyRelationLabels,
  personSexLabels,
  precisionLabels,
  qualifierLabels,
  relationLabels,
  remainsLabels,
  scopeLabels,
  sexLabels,
  stakeLabels,
  standardLabels,
  statusLabels,
  timeRoleLabels,
} from '../../core/model/labels.ts'
import { problemLabels } from '../../core/model/problem-words.ts'

const FAMILIES = {
  act: originActLabels,
  actor: actorRoleLabels,
  age: ageLabels,
  basis: basisLabels,
  beside: besideLabels,
  commitment: commitmentLabels,
  counted: countedLabels,
  determined: actLabels,
  discrepancy: discrepancyLabels,
  drift: driftLabels,
  given: givenLabels,
  grade: gradeLabels,
  'actor-kind': actorKindLabels,
  harm: harmLabels,
  held: heldLabels,
  outcome: outcomeLabels,
  'party-relation': partyRelationLabels,
  'person-sex': personSexLabels,
  independence: independenceLabels,
  lineage: lineageLabels,
  location: locationClassLabels,
  manner: mannerLabels,
  missing: missingLabels,
  precision: precisionLabels,
  problem: problemLabels,
  qualifier: qualifierLabels,
  relation: relationLabels,
  remains: remainsLabels,
  role: timeRoleLabels,
  scope: scopeLabels,
  sex: sexLabels,
  stake: stakeLabels,
  standard: standardLabels,
  status: statusLabels,
} satisfies Record<string, Readonly<Record<string, Words>>>

export type Family = keyof typeof FAMILIES

/** The label of a model value; undefined where the family does not know the value (a stage in free words). */
export function modelLabel(family: Family, value: string): Words | undefined {
  const labels: Readonly<Record<string, Words>> = FAMILIES[family]
  return Object.hasOwn(labels, value) ? labels[value] : undefined
}
