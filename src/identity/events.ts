/** Events that only people with write access, or GitHub itself, can cause. Accepted as they are. */
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

/** Events that are accepted only under a condition, which the event payload must prove. */
export const CONDITIONAL_EVENTS: Readonly<Record<string, string>> = {
  pull_request: 'its head repository is this one',
  workflow_run:
    'the run that triggered it is of this repository, and was started by one of the events before',
}

/** Whether the payload of an event must be read before the event can be accepted. */
export const needsPayload = (event: string | undefined): boolean =>
  event !== undefined && Object.hasOwn(CONDITIONAL_EVENTS, event)
