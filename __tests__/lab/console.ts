import { type Command, KNOWN, parseCommand } from './commands.ts'
import { type Masker, masksOf } from './masker.ts'

/**
 * What people see beside the log; the runner cuts it at 4,096 characters and keeps ten of a level
 * in a step.
 */
export interface Annotation {
  readonly level: 'notice' | 'warning' | 'error'
  readonly title: string | undefined
  readonly message: string
}

/** What a step printed, as the runner understood it line by line. */
export interface Console {
  line(text: string): void
  /** Words of the runner's own. */
  tell(tag: 'error' | 'warning' | 'debug', text: string): void
  readonly raw: readonly string[]
  /** Masked. */
  readonly shown: readonly string[]
  readonly annotations: readonly Annotation[]
  readonly commands: readonly Command[]
  /** By `set-output` and `save-state`, which are deprecated and still work. */
  readonly outputs: Readonly<Record<string, string>>
  readonly state: Readonly<Record<string, string>>
  /** A command could not be obeyed: the step has failed, whatever its exit code. */
  readonly failed: boolean
}

const LONGEST = 4096
const MOST = 10

export function openConsole(masker: Masker, debug: boolean): Console {
  const raw: string[] = []
  const shown: string[] = []
  const annotations: Annotation[] = []
  const commands: Command[] = []
  const [outputs, state]: [Record<string, string>, Record<string, string>] = [{}, {}]
  let failed = false
  let stopped: string | undefined
  const show = (text: string): void => {
    shown.push(masker.mask(text))
  }
  const annotate = (level: Annotation['level'], message: string, title?: string): void => {
    show(`##[${level}]${message}`)
    if (annotations.filter((each) => each.level === level).length >= MOST) return
    annotations.push({
      level,
      title: title && masker.mask(title),
      message: masker.mask(message).slice(0, LONGEST),
    })
  }
  const refuse = (message: string): void => {
    failed = true
    annotate('error', message)
  }
  const issue = ({ name, properties, data }: Command): void =>
    annotate(name as Annotation['level'], data, properties['title'])
  const grouped = ({ name, data }: Command): void => show(`##[${name}]${data}`)
  const disabled = ({ name }: Command): void => refuse(`The \`${name}\` command is disabled.`)
  const noted =
    (target: Record<string, string>) =>
    ({ name, properties, data }: Command): void => {
      const key = properties['name']
      if (key === undefined) refuse(`Required field 'name' is missing in ##[${name}] command.`)
      else target[key] = data
      annotate('warning', `The \`${name}\` command is deprecated and will be disabled soon.`)
    }
  const obeyed: Readonly<Record<string, (command: Command) => void>> = {
    ...{ notice: issue, warning: issue, error: issue, group: grouped, endgroup: grouped },
    ...{
      'set-output': noted(outputs),
      'save-state': noted(state),
      'set-env': disabled,
      'add-path': disabled,
    },
    'add-mask': ({ data }) => {
      if (data.trim() === '')
        annotate('warning', "Can't add secret mask for empty string in ##[add-mask] command.")
      else for (const mask of masksOf(data)) masker.add(mask)
    },
    debug: ({ data }) => {
      if (debug) show(`##[debug]${data}`)
    },
    'stop-commands': ({ data }) => {
      if (data === '' || KNOWN.has(data.toLowerCase())) return refuse('Invalid stop token.')
      stopped = data.toLowerCase()
      show(`::stop-commands::${data}`)
    },
  }
  return {
    ...{ raw, shown, annotations, commands, outputs, state },
    line(text) {
      raw.push(text)
      const command = parseCommand(text, stopped === undefined ? KNOWN : new Set([stopped]))
      if (command) commands.push(command)
      if (!command || stopped !== undefined) show(text)
      if (command && stopped === undefined) obeyed[command.name]?.(command)
      else if (command) stopped = undefined
    },
    tell(tag, text) {
      if (tag !== 'debug') annotate(tag, text)
      else if (debug) show(`##[debug]${text}`)
    },
    get failed() {
      return failed
    },
  }
}
