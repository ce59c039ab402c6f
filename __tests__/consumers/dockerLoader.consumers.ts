import { deepEqual } from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import fc from 'fast-check'
import { Secret } from '../../src/core/secret.ts'
import { mergeDockerConfig, registryOf } from '../../src/exports/dockerConfig.ts'
import { placeOf } from '../real/parts/part.ts'
import { type Suite, suite } from '../real/suite.ts'
import { PATH } from './parts.ts'
import { dockerLoader } from './registryParts.ts'

const HUB = 'https://index.docker.io/v1/'
const HOSTS = ['docker.io', 'ghcr.io', 'harbor.example.com', 'localhost:5000', 'a.example.com']
/** The name under which docker asks for the login at a host. */
const askedAs = (host: string): string => (host === 'docker.io' ? HUB : host)

/** The spellings of a host that docker takes for it, as keys of `auths`. */
const spellings = (host: string): readonly string[] =>
  host === 'docker.io' ? [HUB] : [host, `https://${host}`, `http://${host}/v2/`, `${host}/v1/`]

const word = fc.stringMatching(/^[!-9;-~]{1,12}$/)
const login = fc.oneof(
  fc.record({ username: word, password: word }).map(({ username, password }) => ({
    auth: btoa(`${username}:${password}`),
  })),
  fc.record({ username: word, identitytoken: word }).map(({ username, identitytoken }) => ({
    auth: btoa(`${username}:`),
    identitytoken,
  })),
  // What docker leaves where a helper has the login.
  fc.constant({}),
)

/** An entry for some of the hosts, each under one key: docker takes any one of several. */
const forSome = <T>(
  value: fc.Arbitrary<T>,
  keysOf: (host: string) => readonly string[],
): fc.Arbitrary<Readonly<Record<string, T>>> =>
  fc
    .tuple(
      ...HOSTS.map((host) =>
        fc.option(fc.tuple(fc.constantFrom(...keysOf(host)), value), { nil: undefined }),
      ),
    )
    .map((entries) => Object.fromEntries(entries.filter((entry) => entry !== undefined)))

const config = fc.record(
  {
    auths: forSome(login, spellings),
    credHelpers: forSome(fc.constant('lab'), (host) => [askedAs(host)]),
    credsStore: fc.constant('lab'),
    HttpHeaders: fc.constant({ 'X-Meta': 'value' }),
    currentContext: fc.constant('default'),
  },
  { requiredKeys: [] },
)
const leased = fc.uniqueArray(
  fc.record({ host: fc.constantFrom(...HOSTS), username: word, password: word }),
  { maxLength: 3, selector: ({ host }) => host },
)

type Ask = (content: string, host: string) => Promise<unknown>

// As the helper of a store answers: the login says for which registry it was asked.
const HELPER = `#!/bin/sh
read -r server
printf '{"ServerURL":"%s","Username":"helper","Secret":"%s"}' "$server" "$server"
`

/** Runs the loader, which finds the helper `lab` on its PATH, until the action has ended. */
async function withLoader(act: (ask: Ask) => Promise<void>): Promise<void> {
  const place = mkdtempSync(join(tmpdir(), 'docker-loader-'))
  mkdirSync(join(place, 'bin'))
  writeFileSync(join(place, 'bin', 'docker-credential-lab'), HELPER, { mode: 0o755 })
  const env = { PATH: [join(place, 'bin'), PATH].join(delimiter), HOME: place }
  const child = spawn(join(placeOf(dockerLoader), 'loader'), { env, cwd: place, stdio: 'pipe' })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  try {
    await act(async (content, host) => {
      writeFileSync(join(place, 'config.json'), content)
      child.stdin.write(`${JSON.stringify({ Folder: place, Registry: askedAs(host) })}\n`)
      const { value } = await lines.next()
      return JSON.parse(value ?? 'null') as unknown
    })
  } finally {
    child.stdin.end()
    if (child.exitCode === null) await once(child, 'exit')
  }
}

const RUNS = 1000

type Config = typeof config extends fc.Arbitrary<infer T> ? T : never
type Login = typeof leased extends fc.Arbitrary<readonly (infer T)[]> ? T : never

const merged = (existing: Config, ours: readonly Login[]) =>
  mergeDockerConfig(
    JSON.stringify(existing),
    ours.map(({ host, username, password }) => ({
      ...{ host, username, expiresAt: undefined },
      password: new Secret(password),
    })),
  )

/** Returns whether docker asks a store for a host that `auths` does not list. */
function isOnlyStored({ auths = {}, credHelpers = {}, credsStore }: Config, host: string): boolean {
  const isListed = Object.keys(auths).some((key) => registryOf(key) === host)
  return credsStore !== undefined && !isListed && credHelpers[askedAs(host)] === undefined
}

/** The merged configuration, read by docker's own loader. */
export const dockerLoaderConsumers: Suite = suite({
  name: 'docker-loader',
  parts: [dockerLoader],
  open: async () => undefined,
  scenarios: {
    'docker finds our logins, and for every other registry what it found before': () =>
      withLoader(async (ask) => {
        const property = fc.asyncProperty(config, leased, async (existing, ours) => {
          const after = merged(existing, ours).content.reveal()
          for (const host of HOSTS) {
            const own = ours.find((each) => each.host === host)
            // Such a store is asked no longer: a notice says so.
            if (!own && isOnlyStored(existing, host)) continue
            const expected = own
              ? { username: own.username, password: own.password }
              : await ask(JSON.stringify(existing), host)
            deepEqual(await ask(after, host), expected, host)
          }
        })
        await fc.assert(property, { numRuns: RUNS, seed: 21 })
      }),

    'what post leaves holds no login, and asks the same helpers': () =>
      withLoader(async (ask) => {
        const property = fc.asyncProperty(config, leased, async (existing, ours) => {
          const { restored } = merged(existing, ours)
          const { credHelpers, credsStore } = existing
          const helpers = JSON.stringify({ credHelpers, credsStore })
          for (const host of HOSTS) deepEqual(await ask(restored, host), await ask(helpers, host))
        })
        await fc.assert(property, { numRuns: RUNS / 2, seed: 21 })
      }),
  },
})
