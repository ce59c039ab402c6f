import type { Fault } from './fault.ts'

const at =
  (test: string) =>
  (named: string): Fault['guard'] => ({ test: `__tests__/${test}.test.ts`, named })
const authorities = at('runner/authorities')
const environment = at('runner/environment')
const inputs = at('runner/inputs')

/** What variables, files and paths of the job must not do to a step. */
export const environments: readonly Fault[] = [
  {
    breaks: 'S1: an input counts only as the runner spells it',
    file: 'src/runner/inputs.ts',
    find: 'const INPUT = /^INPUT_[A-Z0-9_-]+$/\n',
    replace: 'const INPUT = /^INPUT_[A-Z0-9_-]+$/i\n',
    guard: inputs('are not set by another spelling of "address", which is detected'),
  },
  {
    breaks: 'S1: a look-alike of an input is rejected by name',
    file: 'src/runner/inputs.ts',
    find: '    .replace(/[^\\0-\\x7f]/gu, latinLetter)\n',
    replace: '',
    guard: inputs('are not set by another spelling of "address", which is detected'),
  },
  {
    breaks: 'S2: the environment itself is not a file of authorities',
    file: 'src/runner/places.ts',
    find: "  if (isKernelPath(path)) return 'kernel'\n",
    replace: '',
    guard: authorities('is the kernel: /proc/self/environ'),
  },
  {
    breaks: 'S2: a path leads where the kernel takes it, links before ..',
    file: 'src/runner/places.ts',
    find: '    attempt(() => realpathSync.native(path)) ??\n',
    replace: '    attempt(() => realpathSync(resolve(path))) ??\n',
    guard: authorities('is where the path leads, links before ..'),
  },
  {
    breaks: 'S2: authorities that the job wrote are rejected',
    file: 'src/runner/authorities.ts',
    find: 'file.ctimeMs <= jobBeganMs',
    replace: 'file.ctimeMs > 0',
    guard: authorities("is judged by its age if the job's user owns it"),
  },
  {
    breaks: 'S2: the job began with its first step',
    file: 'src/runner/authorities.ts',
    find: 'Math.min(...times)',
    replace: 'Math.max(...times)',
    guard: authorities('is that of the first step, though the runner rewrites the event file'),
  },
  {
    breaks: 'S7: a cache of compiled code is rejected',
    file: 'src/runner/environment.ts',
    find: 'COMPILE_CACHE_VARIABLES.filter((name) => env[name])',
    replace: 'COMPILE_CACHE_VARIABLES.filter(() => false)',
    guard: at('runner/variables')('with which compiled code of others runs are rejected'),
  },
  {
    breaks: 'S12: the user of a proxy without a password is masked',
    file: 'src/http/proxy.ts',
    find: "password === '' ? username : password",
    replace: 'password',
    guard: at('http/proxy')('are masked in all forms in which the password is sent'),
  },
  {
    breaks: 'S13: what the kernel makes up is not copied to disk',
    file: 'src/runner/places.ts',
    find: "  if (isKernelPath(path)) return 'unreadable'\n",
    replace: '',
    guard: at('runner/files')('is not read from what the kernel makes up: /proc/self/environ'),
  },
  {
    breaks: 'S14: main loads nothing that waits for a rejected file',
    file: 'src/runner/runtime.ts',
    find: '  const { warnings, flags } = refuseEnvironment(env)\n',
    replace:
      "  process.getBuiltinModule('node:https')\n  const { warnings, flags } = refuseEnvironment(env)\n",
    guard: at('runner/runtime')('rejects a pipe of authorities and ends'),
  },
  {
    breaks: 'S14: post runs without what would block it',
    file: 'src/runner/authorities.ts',
    find: 'return !stat.isFile() && !stat.isDirectory()',
    replace: 'return false && stat.isFile()',
    guard: at('runner/certificateLoader')('a pipe'),
  },
  {
    breaks: 'S15: a run of * is one *',
    file: 'src/runner/environment.ts',
    find: 'escaped.replace(/\\*+/g,',
    replace: 'escaped.replace(/\\*/g,',
    guard: environment('with a long run of * in NODE_DEBUG is checked at once'),
  },
  {
    breaks: 'H6: an unwritable summary is a warning',
    file: 'src/runner/commandFiles.ts',
    find: '    return asFailure(error).message\n',
    replace: '    throw asFailure(error)\n',
    guard: at('runner/commandFiles')('is a warning; variables, outputs and record are written'),
  },
]
