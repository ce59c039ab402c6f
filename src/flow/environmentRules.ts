import { quoted } from '../core/sanitize.ts'
import type { Reader } from '../inputs/reader.ts'
import { didYouMean } from '../inputs/suggest.ts'
import type { YamlValue } from '../inputs/yamlValue.ts'

/** What the job's environment must demand before the ID token is sent. */
export interface EnvironmentRules {
  /** At least so many reviewers are named on the environment; one of them must approve. */
  readonly requiredReviewers: number | undefined
  readonly preventSelfReview: boolean
  /** The environment admits these branches and tags only; or only protected branches. */
  readonly branches: 'protected' | readonly string[] | undefined
  /** This very run was approved for the environment. */
  readonly approved: boolean
}

const KEYS = ['required-reviewers', 'prevent-self-review', 'branches', 'approved']
/** Stands for rules that cannot be parsed, so that the remaining inputs are still validated. */
const NONE: EnvironmentRules = {
  ...{ requiredReviewers: undefined, branches: undefined },
  ...{ preventSelfReview: false, approved: false },
}
// GitHub allows six.
const MOST_REVIEWERS = 6

/** Returns the rules in `environment-rules`; `undefined` if it is not set. Reports mistakes. */
export function parseEnvironmentRules(read: Reader): EnvironmentRules | undefined {
  if (!read.has('environment-rules')) return undefined
  const map = read.map('environment-rules')
  if (map === undefined) return NONE
  const addError = (name: string, sentence: string): undefined => {
    read.addError(`environment-rules${name && `.${name}`}`, sentence)
    return undefined
  }
  if (map.size === 0) addError('', `must hold at least one of ${KEYS.join(', ')}`)
  for (const key of [...map.keys()].filter((name) => !KEYS.includes(name))) {
    const hint = didYouMean(key, KEYS)
    addError('', `has no rule ${quoted(key)}; it must be one of ${KEYS.join(', ')}${hint}`)
  }
  const isTrue = (name: string): boolean => {
    const value = map.get(name)
    if (value !== undefined && value !== 'true')
      addError(name, 'must be true; leave the rule out where it does not matter')
    return value === 'true'
  }
  const reviewers = map.get('required-reviewers')
  if (reviewers !== undefined && !(typeof reviewers === 'string' && /^[1-6]$/.test(reviewers)))
    addError('required-reviewers', `must be a number from 1 to ${MOST_REVIEWERS}`)
  return {
    requiredReviewers: reviewers === undefined ? undefined : Number(reviewers),
    preventSelfReview: isTrue('prevent-self-review'),
    branches: parseBranches(map.get('branches'), addError),
    approved: isTrue('approved'),
  }
}

function parseBranches(
  value: YamlValue | undefined,
  addError: (name: string, sentence: string) => undefined,
): EnvironmentRules['branches'] {
  if (value === undefined || value === 'protected') return value
  const names = Array.isArray(value) ? (value as readonly YamlValue[]) : []
  if (names.length > 0 && names.every((name) => typeof name === 'string' && name !== ''))
    return names as readonly string[]
  return addError(
    'branches',
    'must be "protected", or a list of the patterns that the environment may admit, such as ' +
      '[main, tag:v*]',
  )
}
