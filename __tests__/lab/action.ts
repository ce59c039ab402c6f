import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'

/** A built action, as its action.yml describes it. */
export interface Action {
  readonly directory: string
  readonly main: string
  readonly post: string | undefined
  /** Declared inputs with their defaults; `undefined` where there is no action.yml. */
  readonly inputs: Readonly<Record<string, string>> | undefined
}

interface Manifest {
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown } | null>>
  readonly runs: { readonly main: string; readonly post?: string }
}

/** Reads action.yml; without one, main and post are where this project builds them. */
export function readAction(directory: string): Action {
  const file = join(resolve(directory), 'action.yml')
  if (!existsSync(file))
    return {
      directory: resolve(directory),
      main: 'dist/main.js',
      post: 'dist/post.js',
      inputs: undefined,
    }
  const { inputs = {}, runs } = parse(readFileSync(file, 'utf8')) as Manifest
  const defaults = Object.entries(inputs).map(([name, row]) => [
    name,
    row?.default === undefined ? '' : String(row.default),
  ])
  return {
    directory: resolve(directory),
    main: runs.main,
    post: runs.post,
    inputs: Object.fromEntries(defaults),
  }
}

/**
 * `INPUT_*` as the runner sets it: for every declared input, also unset ones, and for whatever else
 * stands under `with`. Only spaces are replaced.
 */
export function inputVariables(
  { inputs = {} }: Action,
  given: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const named = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const declared = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const all = Object.entries({ ...declared, ...named })
  return Object.fromEntries(
    all.map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]),
  )
}
