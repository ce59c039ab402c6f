import type { JsonPath } from './jsonLine.ts'

/** The kinds of trust documents that can be judged. */
export type TrustKind = 'aws' | 'vault' | 'gcp' | 'azure' | 'octo-sts'

/** A trust document inside a file. */
export interface TrustDraft {
  readonly kind: TrustKind
  /** `undefined` if its content is not in the file. */
  readonly body: unknown
  /** Its name in the file, such as the address of a resource; empty if it is the whole file. */
  readonly address: string
  readonly path: JsonPath
}
