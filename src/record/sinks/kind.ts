import type { HttpResponse } from '../../core/runtime.ts'
import type { ProviderName } from '../../providers/registry.ts'

/** What a response says about the lines that were sent. */
export type Delivery =
  /** All lines are stored, except `rejected` of them. They must not be sent again. */
  | { readonly rejected: number }
  /** Another attempt may help. */
  | 'retry'
  /** The sink rejected the request; another attempt would not help. */
  | 'refused'
  /** A success response that does not prove that the lines are stored. */
  | 'unclear'

/** A field of one sink, beside those that all sinks have. */
export interface SinkSetting {
  readonly pattern: RegExp
  /** Completes the sentence `"sinks.audit.stream" must be …`. */
  readonly must: string
}

/** The values of a sink's own fields. */
export type SinkSettings = Readonly<Record<string, string>>

/** A request that carries lines, without its authentication. */
export interface SinkRequest {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly expects: 'json' | 'nothing'
}

/** A wire format for lines of the record. Pure: the flow authenticates and sends the request. */
export interface SinkKind {
  /**
   * Returns the fields that a sink needs if it is authenticated by a lease of this provider, or by
   * the ID token itself (`undefined`). Returns `undefined` if that is not possible.
   */
  settings(from: ProviderName | undefined): Readonly<Record<string, SinkSetting>> | undefined
  /** Returns the request for lines of the record, each a JSON object. */
  request(address: URL, settings: SinkSettings, lines: readonly string[]): SinkRequest
  /** Decides what the response means for that many lines. */
  judge(response: HttpResponse, lines: number): Delivery
}
