import { quoted } from '../core/sanitize.ts'
import type { FieldAdvice, Peer, PeerAdvice, SwitchAdvice } from './peer.ts'
import { peers } from './peers.ts'
import type { YamlValue } from './yamlValue.ts'

/** Returns the advice for an input that only another action has; `undefined` for any other. */
export function peerAdvice(name: string, value: string): string | undefined {
  const found = findPeer(name, value)
  return found && adviceSentence(found.peer.action, found.advice, value)
}

/**
 * Returns the action that these inputs were written for, and the provider that takes its place;
 * `undefined` if none is known.
 */
export function migratedFrom(
  inputs: ReadonlyMap<string, YamlValue>,
): { readonly action: string; readonly from: string } | undefined {
  for (const [name, value] of inputs) {
    const { peer, advice } = findPeer(name, typeof value === 'string' ? value : '') ?? {}
    if (peer?.from !== undefined && advice?.kind !== 'same')
      return { action: peer.action, from: peer.from }
  }
  return undefined
}

/** Returns the action with an input; of several, the first whose format the value has. */
function findPeer(
  name: string,
  value: string,
): { readonly peer: Peer; readonly advice: PeerAdvice } | undefined {
  const found = peers.flatMap((peer) =>
    Object.entries(peer.inputs)
      .filter(([input]) => matches(input, name))
      .map(([, advice]) => ({ peer, advice })),
  )
  const isField = ({ advice }: { readonly advice: PeerAdvice }) => advice.kind === 'field'
  return found.find(({ advice }) => accepts(advice, value)) ?? found.find(isField)
}

function accepts(advice: PeerAdvice, value: string): boolean {
  if (advice.kind === 'sentence') return advice.when?.test(value) ?? true
  return (
    advice.kind !== 'field' || advice.convert === undefined || advice.convert(value) !== undefined
  )
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
