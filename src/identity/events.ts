/** Events that only users with write access, or GitHub itself, can cause. Always accepted. */
export const ACCEPTED_EVENTS: readonly string[] = [
  'push',
  'schedule',
  'workflow_dispatch',
  'release',
  'merge_group',
  'deployment',
  'repository_dispatch',
  'create',
  'delete',
]

/** Events that are accepted only if the event payload proves the condition. */
export const CONDITIONAL_EVENTS: Readonly<Record<string, string>> = {
  pull_request: 'its head repository is this one',
  workflow_run:
    'the run that triggered it is of this repository, and was started by one of the events before',
}

/** Returns whether the event payload must be read before the event can be accepted. */
export const needsPayload = (event: string | undefined): boolean =>
  event !== undefined && Object.hasOwn(CONDITIONAL_EVENTS, event)
