import type { Level } from '../../src/core/runtime.ts'

/**
 * One side effect of the action, in the order in which they happened; secrets are in plain text
 * here.
 */
export type LabEvent =
  | {
      readonly kind: 'dial'
      readonly origin: string
      readonly ca: string | undefined
      readonly certificate: string | undefined
      readonly count: number
    }
  | {
      readonly kind: 'request'
      readonly n: number
      readonly method: string
      readonly url: string
      readonly headers: Texts
      readonly body: string
      readonly ca: string | undefined
      /** The client certificate that was presented. */
      readonly certificate: string | undefined
    }
  | { readonly kind: 'answer'; readonly n: number; readonly status: number }
  | { readonly kind: 'broken'; readonly n: number; readonly code: string }
  | { readonly kind: 'mask'; readonly value: string }
  | { readonly kind: 'remember'; readonly key: string; readonly line: string }
  | { readonly kind: 'say'; readonly level: Level; readonly text: string }
  | { readonly kind: 'sleep'; readonly milliseconds: number }
  | { readonly kind: 'expose'; readonly env: Texts; readonly outputs: Texts }
  | { readonly kind: 'store'; readonly path: string; readonly content: string }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'append'; readonly path: string; readonly line: string }
  | { readonly kind: 'summarize'; readonly markdown: string }
  | { readonly kind: 'sweep' }

export type Texts = Readonly<Record<string, string>>

/** Returns the events of one kind. */
export function events<K extends LabEvent['kind']>(
  transcript: readonly LabEvent[],
  kind: K,
): readonly Extract<LabEvent, { kind: K }>[] {
  return transcript.filter((event): event is Extract<LabEvent, { kind: K }> => event.kind === kind)
}

/** The transcript as text, for assertions about order: one line per event. */
export function readable(transcript: readonly LabEvent[]): readonly string[] {
  return transcript.map(lineOf)
}

function lineOf(event: LabEvent): string {
  switch (event.kind) {
    case 'dial':
      return `dial ${event.origin}`
    case 'request':
      return `request ${event.n} ${event.method} ${event.url}`
    case 'answer':
      return `answer ${event.n} ${event.status}`
    case 'broken':
      return `broken ${event.n} ${event.code}`
    case 'mask':
      return `mask ${event.value}`
    case 'remember':
      return `remember ${event.key} ${event.line}`
    case 'say':
      return `say ${event.level} ${event.text}`
    case 'sleep':
      return `sleep ${event.milliseconds}`
    case 'expose':
      return (
        `expose env ${Object.keys(event.env).join(' ')} outputs ` +
        `${Object.keys(event.outputs).join(' ')}`
      )
    case 'store':
    case 'remove':
    case 'append':
      return `${event.kind} ${event.path}`
    case 'summarize':
      return 'summarize'
    case 'sweep':
      return 'sweep'
  }
}
