import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { inputVariables, readAction } from './action.ts'
import { type Child, type Ended, startChild } from './child.ts'
import type { Job, JobOptions, Running, Script, StepResult, Texts, Uses } from './job.ts'
import { begin, type Due, finish, type JobState, type Step } from './jobState.ts'
import type { Shown } from './leaks.ts'
import { openMachine } from './machine.ts'
import { masker } from './masker.ts'

/**
 * Runs a built action as the real runner does (protocols, section 2); everything lies in a
 * directory of its own under the system's.
 */
export function startJob(options: JobOptions): Job {
  const action = readAction(options.action)
  const machine = openMachine(options, action)
  const fresh = {
    masks: masker(),
    steps: [],
    outputs: {},
    published: [],
    due: [],
    env: { ...options.env },
    path: process.env['PATH'] ?? '',
  }
  const course: JobState = { options, action, machine, ...fresh }
  if (options.idToken) course.masks.add(options.idToken.bearer)
  const { temp, workspace, home, close } = machine
  return {
    ...{ temp, workspace, home, close },
    get env() {
      return course.env
    },
    outputs: course.outputs,
    steps: course.steps,
    start: (uses = {}) => startMain(course, uses),
    step: (uses = {}) => startMain(course, uses).done,
    run: (script, uses = {}) => runLater(course, script, uses),
    post: () => runPosts(course),
    publish: (outputs) => publish(course, outputs),
    shown: () => [...course.steps.flatMap(shownOf), ...course.published],
  }
}

function startMain(course: JobState, uses: Uses): Running {
  const { action, outputs } = course
  const name = uses.id ?? `step ${course.steps.length + 1}`
  const step = begin(course, {
    name,
    stage: 'main',
    own: { ...uses.env, ...inputsOf(course, uses) },
  })
  // Due from here on: the runner pushes post before main runs, so that a kill changes nothing.
  const due: Due = { name, uses, state: {} }
  course.due.push(due)
  const child = startNode(course, step, { entry: action.main, watch: uses.watch })
  const done = child.done.then((ended) => {
    const result = finish(course, step, ended)
    due.state = result.state
    if (uses.id !== undefined) outputs[uses.id] = result.outputs
    return result
  })
  return { pid: child.pid, kill: child.kill, cancel: (patience) => cancel(child, patience), done }
}

async function runPosts(course: JobState): Promise<readonly StepResult[]> {
  const { post } = course.action
  const results: StepResult[] = []
  for (const { name, uses, state } of course.due.splice(0).reverse()) {
    if (post === undefined) break
    const states = Object.fromEntries(
      Object.entries(state).map(([key, value]) => [`STATE_${key}`, value]),
    )
    const step = begin(course, {
      name: `post of ${name}`,
      stage: 'post',
      own: { ...uses.env, ...inputsOf(course, uses), ...states },
    })
    results.push(finish(course, step, await startNode(course, step, { entry: post }).done))
  }
  return results
}

async function runLater(
  course: JobState,
  script: Parameters<Job['run']>[0],
  { id, env = {} }: Uses,
): Promise<StepResult> {
  const step = begin(course, {
    name: id ?? `step ${course.steps.length + 1}`,
    stage: 'run',
    own: env,
  })
  const { workspace } = course.machine
  const command = { env: step.env, cwd: workspace, line: step.console.line }
  const ended =
    typeof script === 'function'
      ? await perform(course, script, step)
      : await startChild({ argv: script, ...command }).done
  const result = finish(course, step, ended)
  if (id !== undefined) course.outputs[id] = result.outputs
  return result
}

async function perform(
  { outputs }: JobState,
  script: Script,
  { env, files, console }: Step,
): Promise<Ended> {
  const begun = performance.now()
  let code = 0
  try {
    await script({
      env,
      outputs,
      print: console.line,
      write: (file, text) => appendFileSync(files.paths[file], text),
    })
  } catch (error) {
    console.line(String(error))
    code = 1
  }
  return { code, milliseconds: performance.now() - begun, peak: undefined }
}

function startNode(
  { options, action, machine }: JobState,
  { env, console }: Step,
  { entry, watch }: { entry: string; watch?: Uses['watch'] | undefined },
): Child {
  const argv = [options.node ?? process.execPath, join(action.directory, entry)] as const
  const line = (text: string): void => {
    console.line(text)
    watch?.(text)
  }
  return startChild({ argv, env, cwd: machine.workspace, line, measure: options.measure ?? false })
}

function inputsOf({ action, env, outputs }: JobState, { with: given = {} }: Uses): Texts {
  return inputVariables(action, typeof given === 'function' ? given({ env, outputs }) : given)
}

function cancel(
  child: Child,
  { interrupt, terminate } = { interrupt: 7500, terminate: 2500 },
): void {
  child.kill('SIGINT')
  const timers = [
    setTimeout(() => child.kill('SIGTERM'), interrupt),
    setTimeout(() => child.kill('SIGKILL'), interrupt + terminate),
  ]
  void child.done.then(() => timers.forEach(clearTimeout))
}

function publish({ masks, published }: JobState, outputs: Texts): Texts {
  const kept = Object.entries(outputs).filter(([, value]) => masks.mask(value) === value)
  published.push(...kept.map(([name, text]) => ({ where: `job output ${name}`, text })))
  return Object.fromEntries(kept)
}

function shownOf({ name, shown, summary, annotations }: StepResult): readonly Shown[] {
  return [
    { where: `log of ${name}`, text: shown },
    { where: `summary of ${name}`, text: summary },
    ...annotations.map(({ title = '', message }) => ({
      where: `annotation of ${name}`,
      text: `${title}\n${message}`,
    })),
  ]
}
