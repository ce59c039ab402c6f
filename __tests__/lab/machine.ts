import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Action } from './action.ts'
import { jobFacts } from './facts.ts'
import type { JobOptions, Stage, Texts } from './job.ts'
import type { StepFiles } from './step-files.ts'

/**
 * A fresh runner: its directories, and the variables that it gives to every step and that no step
 * can change.
 */
export interface Machine {
  readonly temp: string
  readonly workspace: string
  readonly home: string
  /** `GITHUB_*`, `RUNNER_*` and the request for ID tokens, as a step of this stage gets them. */
  variables(stage: Stage, files: StepFiles): Texts
  close(): void
}

/**
 * Makes a directory and returns once whatever is made after it is younger, by the clock of the file
 * system, which counts in ticks of some milliseconds. On a runner seconds lie between.
 */
function makeOlderThanTheRest(directory: string): void {
  mkdirSync(directory)
  const probe = `${directory}.probe`
  do {
    writeFileSync(probe, '')
  } while (statSync(probe).ctimeMs <= statSync(directory).ctimeMs)
  rmSync(probe)
}

/** Nothing of it lies in the project's tree. */
export function openMachine(options: JobOptions, action: Action): Machine {
  const root = mkdtempSync(join(tmpdir(), 'lab-job-'))
  const [temp, workspace, home, tools] = [
    join(root, '_temp'),
    join(root, 'app', 'app'),
    join(root, 'home'),
    join(root, '_tool'),
  ]
  for (const place of [temp, workspace, home, tools]) mkdirSync(place, { recursive: true })
  const event = join(temp, '_github_workflow', 'event.json')
  makeOlderThanTheRest(dirname(event))
  const github = named('GITHUB', {
    ...(options.facts ?? jobFacts),
    actions: 'true',
    event_path: event,
    workspace,
  })
  const runner = named('RUNNER', {
    ...{
      os: 'Linux',
      arch: 'X64',
      name: 'lab',
      environment: 'github-hosted',
      temp,
      tool_cache: tools,
      workspace: dirname(workspace),
    },
    ...(options.debug && { debug: '1' }),
  })
  return {
    ...{ temp, workspace, home },
    variables(stage, files) {
      // The runner writes it anew before each step (ActionRunner.cs, WriteWebhookPayload).
      writeFileSync(event, JSON.stringify(options.event ?? {}))
      return {
        ...github,
        ...runner,
        ...named('GITHUB', files.paths),
        ...(stage !== 'run' && { GITHUB_ACTION_PATH: action.directory }),
        ...requests(options, stage),
      }
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  }
}

/**
 * Plain steps may ask for ID tokens, too; the runtime token, which has the same value, is given to
 * actions alone.
 */
function requests({ idToken }: JobOptions, stage: Stage): Texts {
  if (!idToken) return {}
  const asking = {
    ACTIONS_ID_TOKEN_REQUEST_URL: idToken.url,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: idToken.bearer,
  }
  return stage === 'run' ? asking : { ...asking, ACTIONS_RUNTIME_TOKEN: idToken.bearer }
}

function named(prefix: string, values: Texts): Texts {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${prefix}_${name.toUpperCase()}`, value]),
  )
}
