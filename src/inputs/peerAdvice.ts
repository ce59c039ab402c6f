import { quoted } from '../core/sanitize.ts'
import type { FieldAdvice, PeerAdvice, SwitchAdvice } from './peer.ts'
import { peers } from './peers.ts'

/** Returns the advice for an input that only another action has; `undefined` for any other. */
export function peerAdvice(name: string, value: string): string | undefined {
  for (const { action, inputs } of peers) {
    const found = Object.entries(inputs).find(([input]) => matches(input, name))
    if (found) return adviceSentence(action, found[1], value)
  }
  return undefined
}

/**
 * Returns the action that inputs with these names were written for, and the provider that takes its
 * place; `undefined` if none is known.
 */
export function migratedFrom(
  names: Iterable<string>,
): { readonly action: string; readonly from: string } | undefined {
  for (const name of names)
    for (const { action, from, inputs } of peers)
      if (
        from &&
        Object.entries(inputs).some(([input, { kind }]) => kind !== 'same' && matches(input, name))
      )
        return { action, from }
  return undefined
}

// The runner passes input names in capitals, so the case that the user wrote is lost.
function matches(input: string, name: string): boolean {
  const [known, given] = [input.toLowerCase(), name.toLowerCase()]
  return known.endsWith('*') ? given.startsWith(known.slice(0, -1)) : known === given
}

function adviceSentence(action: string, advice: PeerAdvice, value: string): string | undefined {
  const whose = `is ${action}${action.endsWith('s') ? "'" : "'s"} name`
  switch (advice.kind) {
    case 'same':
      return undefined
    case 'sentence':
      return `${whose}; ${advice.text}`
    case 'switch':
      return `${whose}; ${switchText(advice, value)}`
    case 'field': {
      const converted = advice.convert ? advice.convert(value) : value
      return converted === undefined
        ? `${whose}; write "${advice.field}" in its place`
        : `${whose}; write${fieldText(advice, converted)}`
    }
    default:
      return advice satisfies never
  }
}

function switchText({ on, off }: SwitchAdvice, value: string): string {
  const chosen = /^(true|false)$/i.exec(value)?.[0].toLowerCase()
  const written = (text: string): string => (text.startsWith('remove') ? text : `write "${text}"`)
  if (chosen === undefined) return `${written(on)} for "true"; for "false", ${written(off)}`
  return written(chosen === 'true' ? on : off)
}

function fieldText({ field, block }: FieldAdvice, value: string): string {
  if (!block) return ` ${quoted(`${field}: ${value}`)}`
  return `\n  ${field}: |\n${value.replace(/^/gm, '    ')}`
}
