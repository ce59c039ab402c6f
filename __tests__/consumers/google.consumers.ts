import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { type AllProviders, startAllProviders } from '../lab/allProviders.ts'
import { type Called, laterStep, type Refreshing, start } from '../lab/refreshing.ts'
import { type Suite, suite } from '../real/suite.ts'
import { goClients, googlePrograms, nodeClients, PATH, pythonClients } from './parts.ts'

/** A later step of a job whose libraries of Google refresh. */
interface Scene {
  readonly town: AllProviders
  readonly later: Refreshing
  run(argv: readonly [string, ...string[]], change?: Change): Promise<Called>
}

type Change = Readonly<Record<string, string | undefined>>

/** Seconds for which an access token is valid; one library drops it ten seconds earlier. */
const GRANTED_S = 14

async function scene(act: (scene: Scene) => Promise<void>, google = {}): Promise<void> {
  const town = await startAllProviders({ google })
  try {
    const { job, fields } = town
    const main = await job.step({ with: { ...fields.gcp, export: 'file', refresh: 'true' } })
    equal(main.code, 0, main.shown)
    const later = await laterStep(job, 'gcp')
    const { NODE_EXTRA_CA_CERTS: authority = '' } = later.env
    // Each library has its own variable for the authority of the lab.
    const env = {
      ...{ ...later.env, PATH, GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES: '1' },
      ...{ REQUESTS_CA_BUNDLE: authority, SSL_CERT_FILE: authority },
      PYTHONDONTWRITEBYTECODE: '1',
    }
    await act({ town, later, run: (argv, change = {}) => start(argv, { ...env, ...change }) })
    const [post] = await job.post()
    match(post?.shown ?? '', /gcp: cannot be revoked; what was refreshed expires at the latest/)
    deepEqual(later.files(), ['record.jsonl'])
    deepEqual(town.leaks(), [])
  } finally {
    await town.close()
  }
}

const tokensIn = ({ stdout }: Called): readonly string[] =>
  [...stdout.matchAll(/^used (\S+)$/gm)].map(([, token = '']) => token)

const libraries = Object.entries(googlePrograms).flatMap(([name, program]) => [
  [
    `${name} lives across two expiries in one process, with a valid token each time`,
    () =>
      scene(
        async ({ run, town }) => {
          const called = await run(program(GRANTED_S, 1))
          equal(called.code, 0, called.stdout + called.stderr)
          ok(new Set(tokensIn(called)).size >= 3, called.stdout)
          ok([...town.google.living().keys()].includes(tokensIn(called).at(-1) ?? ''))
        },
        { grants: GRANTED_S },
      ),
  ] as const,
  [
    `${name} needs the variable that allows commands, and names it`,
    () =>
      scene(async ({ run }) => {
        const called = await run(program(1, 0), {
          GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES: undefined,
        })
        ok(called.code !== 0)
        match(
          called.stdout + called.stderr,
          /GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES|Executables/,
        )
      }),
  ] as const,
  [
    `${name} shows our sentence when the step took the variables away`,
    () =>
      scene(async ({ run }) => {
        const called = await run(program(1, 0), { ACTIONS_ID_TOKEN_REQUEST_URL: undefined })
        ok(called.code !== 0)
        const shown = called.stdout + called.stderr
        match(shown, /this process has no ACTIONS_ID_TOKEN_REQUEST_URL/)
        ok(!/^\s*::|##\[/m.test(shown), shown)
      }),
  ] as const,
])

export const googleConsumers: Suite = suite({
  name: 'google',
  parts: [pythonClients, nodeClients, goClients],
  open: async () => undefined,
  scenarios: Object.fromEntries(libraries),
})
