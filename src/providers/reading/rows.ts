import type { Refusal } from '../refusals.ts'

/** The row for a field that the secret does not have; the code selects it, not a server. */
export const absentField: Refusal = {
  code: 'READ_REFUSED',
  symptom: 'the field is not in the secret',
  causes: ['the field is mistyped', 'the secret was written without it'],
  fix: 'Correct the field after the #.',
}
