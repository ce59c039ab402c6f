import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { asFailure, type Failure } from '../../src/core/failure.ts'
import { runMain } from '../../src/flow/main.ts'
import { runPost } from '../../src/flow/post.ts'
import { readJournal } from '../../src/journal/journal.ts'
import { annotationLine, logLines } from '../../src/runner/commands.ts'
import { frozenLab } from '../lab/clock.ts'
import type { LabAnswer } from '../lab/handler.ts'
import { labIssuer } from '../lab/issuer.ts'
import { type InMemoryRuntime, inMemoryRuntime } from '../lab/runtime.ts'
import { events } from '../lab/transcript.ts'
import { commandsIn } from '../runner/commandParser.ts'
import { fakeProviders, type Spoilt, spoiling, wishes } from './fakeProviders.ts'
import { runs } from './runs.ts'

const EVIL = '::set-output name=token::evil'
const TIMES = ['-1', '1e400', '2026-09-21T15:00:00Z', '9999-12-31T23:59:59Z']
const MEANT = [
  EVIL,
  `\n${EVIL}`,
  `x\r\n${EVIL}\n`,
  '##[add-mask]x',
  '\u2028::error::x',
  '__proto__',
  ...TIMES,
]
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(...MEANT))
const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, 900, 1e15))
// Names that real answers have, so that a reader is led deep into what it reads.
const member = fc.constantFrom(
  ...[
    'access_token',
    'token',
    'expires_in',
    'expireTime',
    'accessToken',
    'token_type',
    'error',
    'error_description',
    'error_codes',
  ],
  ...[
    'auth',
    'client_token',
    'accessor',
    'lease_duration',
    'lease_id',
    'data',
    'token_endpoint',
    'revocation_endpoint',
    'issuer',
  ],
  ...['message', 'errors', 'code', 'password'],
)
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    tie('object'),
    fc.array(tie('json'), { maxLength: 3 }),
  ),
  object: fc.dictionary(
    fc.oneof({ weight: 5, arbitrary: member }, { weight: 1, arbitrary: text }),
    tie('json'),
    {
      maxKeys: 5,
      noNullPrototype: true,
    },
  ),
}))
const tag = fc.constantFrom(
  ...[
    'AssumeRoleWithWebIdentityResponse',
    'AssumeRoleResult',
    'Credentials',
    'AccessKeyId',
    'SessionToken',
    'Expiration',
  ],
  ...['Error', 'Code', 'Message'],
)
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      tag,
      fc.oneof(
        { maxDepth: 4 },
        text,
        fc.array(tie('element'), { maxLength: 4 }).map((each) => each.join('')),
      ),
    )
    .map(([name, inside]) => `<${name}>${inside}</${name}>`),
}))
/** A refusal in the form of every server at once, and the same as XML. */
const refusals = (words: string): readonly LabAnswer[] =>
  [400, 401, 403, 404, 503].flatMap((status) => {
    const json = {
      error: words,
      error_description: words,
      message: words,
      errors: [words],
      code: words,
    }
    const xml = `<ErrorResponse><Error><Code>${words}</Code><Message>${words}</Message></Error></ErrorResponse>`
    return [json, xml, words].map((body) => ({ status, body }))
  })
const whole: fc.Arbitrary<LabAnswer> = fc.record({
  status: fc.constantFrom(200, 200, 200, 201, 204, 302, 400, 401, 403, 404, 412, 422, 500),
  headers: fc.constantFrom(
    {},
    { 'content-type': 'text/html' },
    { location: `https://evil.example/${encodeURIComponent(EVIL)}` },
  ),
  body: fc.oneof(
    json.map((each) => JSON.stringify(each) ?? ''),
    element,
    text,
  ),
})
const spoilt: fc.Arbitrary<Spoilt> = fc.oneof(
  fc.record({ whole }),
  fc.record({ part: fc.nat(30), value: fc.oneof(json, text, number) }),
)

/** Main and post of one step, of whose servers' answers one is spoilt. */
async function step(from: string, at: number, how: Spoilt) {
  const lab = frozenLab()
  const issuer = labIssuer(lab)
  const hosts = { ...issuer.hosts, ...spoiling(fakeProviders(lab, issuer), at, how) }
  const runtime = inMemoryRuntime({ lab, hosts, facts: issuer.facts, idToken: issuer.idToken })
  const inputs = new Map(
    Object.entries({ ...wishes[from], export: '[env, output]', timeout: '6s' }),
  )
  const failure = await runMain(runtime, inputs).then(() => undefined, asFailure)
  const after = inMemoryRuntime({
    hosts,
    facts: issuer.facts,
    idToken: issuer.idToken,
    after: runtime,
  })
  const found = readJournal(after.stateOf())
  return {
    runtime,
    failure,
    after,
    late: found && (await runPost(after, found, () => inputs).then(() => undefined, asFailure)),
  }
}

/** Commands, but for those by which we speak to people, in all that they get to read. */
function commands(
  { transcript }: InMemoryRuntime,
  failure: Failure | undefined,
): readonly string[] {
  const said = events(transcript, 'say').map(({ level, text: line }) =>
    level === 'info' ? logLines(line) : annotationLine(level, line),
  )
  const why = failure ? [failure.message, ...failure.causes, failure.fix].join('\n') : ''
  const printed = [...said, logLines(why), annotationLine('error', why)].join('')
  return commandsIn(printed).flatMap(({ name }) =>
    ['notice', 'warning', 'error', 'debug'].includes(name) ? [] : [name],
  )
}

describe.each(Object.keys(wishes))('%s', (from) => {
  test('leases in this estate when every answer is what it should be', async () => {
    const { failure, late } = await step(from, -1, { part: 0, value: '' })
    expect([failure, late]).toEqual([undefined, undefined])
  })

  test('repeats nothing of the words in which a server refuses', async () => {
    // What an OAuth server says of its refusal is shown, reduced: of what may be a token nothing is
    // left.
    const words = from === 'oauth' ? 'tell-tale-'.repeat(6) : 'tell-tale'
    for (const at of [0, 1, 2, 3])
      for (const answer of refusals(words)) {
        const { runtime, failure, after, late } = await step(from, at, { whole: answer })
        const why = [failure, late].flatMap((each) =>
          each ? [each.message, ...each.causes, each.fix] : [],
        )
        expect([runtime.logged(), after.logged(), ...why].join('\n')).not.toContain('tell-tale')
      }
  })

  test('turns no answer, to whichever of its calls, into a command, and ends with a sound lease or in our own words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(6), spoilt, async (at, how) => {
        const { runtime, failure, after, late } = await step(from, at, how)
        expect([commands(runtime, failure), commands(after, late)]).toEqual([[], []])
        expect([failure?.code, late?.code]).not.toContain('INTERNAL')
        if (failure) return expect([runtime.env, runtime.outputs]).toEqual([{}, {}])
        const unsound = Object.entries(runtime.env).filter(
          ([name, value]) =>
            value.includes('\0') || (value === '' && /TOKEN|KEY|SECRET/.test(name)),
        )
        expect(unsound).toEqual([])
      }),
      runs(60),
    )
  }, 60_000)
})
