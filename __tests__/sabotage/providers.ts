import type { Fault } from './fault.ts'

const at =
  (test: string) =>
  (named: string): Fault['guard'] => ({ test: `__tests__/${test}.test.ts`, named })
const audiences = at('providers/audiences')

/** Faults in what providers send and accept. */
export const providers: readonly Fault[] = [
  {
    breaks: 'S6: an audience of AWS, Google, Entra or Octo STS is sent only to its own hosts',
    file: 'src/flow/wanted.ts',
    find: "  if (misplaced !== undefined) read.complain('audience', misplaced, undefined)\n",
    replace: '',
    guard: audiences('sts.amazonaws.com of AWS, sent to a Vault'),
  },
  {
    breaks: 'S6: another STS is asked for a token that AWS does not accept',
    file: 'src/providers/aws/index.ts',
    find: 'audience: known === undefined ? endpoint.origin : audienceOf(known),',
    replace: 'audience: audienceOf(known ?? partition),',
    guard: audiences('aws: https://id.lab.test goes to id.lab.test'),
  },
]
