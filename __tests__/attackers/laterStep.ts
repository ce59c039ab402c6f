/**
 * Attacker 3: code in a later step of the same job, as the same user.
 *
 * Foothold: the build, the tests, a dependency or an action that runs after this one. Can: read
 * what main exported and every file of the job's user, among them the runner's command files in
 * RUNNER_TEMP/_runner_file_commands; set variables for post, `STATE_*` and `INPUT_*` included;
 * change, remove and replace files; own a server, an authority and a proxy on the internet. Cannot:
 * change what the runner itself sets for post: the state that main saved, and the inputs that the
 * workflow wrote. What it holds already (the exported credentials) is not what these attacks are
 * after: they want a lease to outlive post, post to lie or to hang, and other files to be changed
 * by it.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { release } from './earlierStep.ts'
import type { Places, Plot } from './play.ts'
import type { Premises } from './premises.ts'

/** All that this attacker has. */
export interface LaterStep {
  readonly premises: Premises
  /** RUNNER_TEMP, the workspace, the home directory, and files of somebody else. */
  readonly place: Places
  /** Appends `NAME=VALUE` to GITHUB_ENV. */
  setVariable(name: string, value: string): void
}

interface Attack extends Omit<Plot, 'between' | 'mustSucceed'> {
  readonly act: (attacker: LaterStep) => void
}

const HOUR_AGO = Math.floor(Date.now() / 1000) - 3600

const attacks: readonly Attack[] = [
  {
    title: 'declares every lease revoked, with the nonce that it read in the state file',
    act(attacker) {
      const { nonce, count } = readJournal(attacker.place)
      for (let entry = 0; entry < count; entry++)
        for (const [at, kind] of ['revoked', 'revoked'].entries())
          forge(attacker, count + 2 * entry + at, { nonce, kind, receipt: entry })
    },
  },
  {
    title: 'declares that nothing was leased, with the nonce that it read in the state file',
    act(attacker) {
      const { nonce, count } = readJournal(attacker.place)
      for (let entry = 0; entry < count; entry++)
        for (const [at, kind] of ['refused', 'nothing-leased', 'nothing leased'].entries())
          forge(attacker, count + 3 * entry + at, { nonce, kind, intent: entry })
    },
  },
  {
    title: 'replaces the journal without knowing it',
    act(attacker) {
      const { setVariable } = attacker
      for (const key of ['opening', 'header', 'entry_0', 'entry_1', 'closed'])
        for (const name of [`STATE_${key}`, `state_${key}`]) setVariable(name, '')
      setVariable('STATE_closed', '0')
      for (const kind of ['revoked', 'revoked'])
        forge(attacker, 2, { nonce: '0'.repeat(32), kind, receipt: 1 })
    },
  },
  {
    title: 'sends post through its proxy, with its authority, to its own server',
    act({ premises, place, setVariable }) {
      writeFileSync(join(place.home, 'ca.pem'), premises.authority)
      for (const name of ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY'])
        setVariable(name, premises.proxy)
      setVariable('NO_PROXY', '')
      setVariable('NODE_EXTRA_CA_CERTS', join(place.home, 'ca.pem'))
      setVariable('NODE_USE_SYSTEM_CA', '1')
      setVariable('SSL_CERT_FILE', join(place.home, 'ca.pem'))
      setVariable('NODE_TLS_REJECT_UNAUTHORIZED', '0')
      for (const name of ['input_address', 'Input_Revoke-Address', 'INPUT_REVOKE_ADDRESS'])
        setVariable(name, premises.origin)
    },
  },
  {
    title: 'names a FIFO as the file of authorities of post',
    inputs: { timeout: '10s' },
    limit: 20,
    act({ place, setVariable }) {
      execFileSync('mkfifo', [join(place.home, 'fifo')])
      setVariable('NODE_EXTRA_CA_CERTS', join(place.home, 'fifo'))
      setVariable('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    },
    rescue: ({ home }) => release(join(home, 'fifo')),
  },
  {
    title: 'replaces the files of this action by links to files of somebody else',
    act({ place }) {
      for (const path of ownFiles(place)) {
        rmSync(path)
        symlinkSync(join(place.victim, 'credentials'), path)
      }
    },
  },
  {
    title: 'replaces the directory of this action by a link to one of somebody else',
    act({ place }) {
      for (const path of ownDirectories(place)) {
        const names = readdirSync(path)
        rmSync(path, { recursive: true })
        symlinkSync(place.victim, path)
        for (const name of names) {
          const bait = join(place.victim, name)
          if (!existsSync(bait)) writeFileSync(bait, 'not yours\n')
        }
      }
    },
  },
  {
    title: 'replaces the record and the files of this action by FIFOs',
    inputs: { timeout: '10s' },
    limit: 20,
    act({ place }) {
      for (const path of ownFiles(place)) {
        rmSync(path)
        execFileSync('mkfifo', [path])
      }
    },
    rescue: (place) => ownFiles(place, () => true).forEach(release),
  },
  {
    title: 'removes everything that it can',
    act({ place }) {
      for (const path of ownDirectories(place)) rmSync(path, { recursive: true })
      const commands = join(place.temp, '_runner_file_commands')
      for (const name of readdirSync(commands))
        if (/^(?:save_state|set_env|set_output)_/.test(name))
          writeFileSync(join(commands, name), '')
    },
  },
]

/** The nonce and the number of entries in the state files that the runner left behind. */
function readJournal({ temp }: Places): { readonly nonce: string; readonly count: number } {
  const directory = join(temp, '_runner_file_commands')
  const texts = readdirSync(directory)
    .filter((name) => name.startsWith('save_state_'))
    .map((name) => readFileSync(join(directory, name), 'utf8'))
  const text = texts.find((each) => each.includes('"nonce"')) ?? ''
  const [, nonce = '0'.repeat(32)] = /"nonce":"([0-9a-f]{32})"/.exec(text) ?? []
  return { nonce, count: new Set(text.match(/^entry_\d+/gm)).size }
}

function forge({ setVariable }: LaterStep, number: number, entry: object): void {
  setVariable(`STATE_entry_${number}`, JSON.stringify({ expiresAt: HOUR_AGO, ...entry }))
}

function ownDirectories({ temp }: Places): readonly string[] {
  return readdirSync(temp)
    .filter((name) => name.startsWith('lease-credentials-'))
    .map((name) => join(temp, name))
}

function ownFiles(place: Places, wanted = (name: string) => name !== ''): readonly string[] {
  return ownDirectories(place).flatMap((path) =>
    readdirSync(path)
      .filter(wanted)
      .map((name) => join(path, name)),
  )
}

/** The attacks of a later step as plots. */
export const laterSteps: readonly Plot[] = attacks.map(({ act, ...plot }) => ({
  ...plot,
  mustSucceed: true,
  between: ({ attacker: premises, job }, place) =>
    job.run(
      ({ write }) =>
        act({
          ...{ premises, place },
          setVariable: (name, value) => write('env', `${name}<<EOT\n${value}\nEOT\n`),
        }),
      { id: 'attacker' },
    ),
}))
