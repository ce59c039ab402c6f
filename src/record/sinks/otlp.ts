import { parseObject } from '../../core/json.ts'
import { VERSION } from '../../core/version.ts'
import type { AuditEvent, Severity } from '../event.ts'
import type { SinkKind, SinkSettings } from './kind.ts'

const NAME = 'lease-credentials'
const LOG_NAME = /^[A-Za-z0-9_./#-]{1,512}$/

// The numbers of OpenTelemetry's log data model: INFO, WARN, WARN2, ERROR.
const SEVERITIES: Readonly<Record<Severity, readonly [number: number, text: string]>> = {
  info: [9, 'INFO'],
  low: [13, 'WARN'],
  medium: [14, 'WARN2'],
  high: [17, 'ERROR'],
}

// The specification allows another attempt after these only.
const RETRYABLE = new Set([429, 502, 503, 504])

/**
 * OTLP/HTTP in JSON: any OpenTelemetry Collector by the ID token, CloudWatch Logs by a lease of
 * AWS, Google Cloud by one of Google.
 */
export const otlp: SinkKind = {
  settings(from) {
    const must = 'a name of letters, digits and _ . / # -'
    switch (from) {
      case undefined:
        return {}
      case 'aws':
        return {
          'log-group': { pattern: LOG_NAME, must },
          'log-stream': { pattern: LOG_NAME, must },
        }
      case 'gcp':
        return {
          project: { pattern: /^[a-z][a-z0-9:.-]{3,61}[a-z0-9]$/, must: 'the id of a project' },
        }
      default:
        return undefined
    }
  },
  request(address, settings, lines) {
    const events = lines.map((line) => ({ line, event: JSON.parse(line) as AuditEvent }))
    const scope = { name: NAME, version: VERSION }
    const logs = { scope, logRecords: events.map(logRecord) }
    const [first] = events
    const resource = { attributes: resourceAttributes(settings, first?.event) }
    const { 'log-group': group, 'log-stream': stream } = settings
    return {
      url: address,
      headers: {
        ...(group && { 'x-aws-log-group': group }),
        ...(stream && { 'x-aws-log-stream': stream }),
      },
      text: JSON.stringify({ resourceLogs: [{ resource, scopeLogs: [logs] }] }),
      expects: 'json',
    }
  },
  judge({ status, text }, lines) {
    if (RETRYABLE.has(status)) return 'retry'
    if (status < 200 || status > 299) return 'refused'
    const parsed = parseObject(text)
    if ('error' in parsed) return 'unclear'
    const partial = parsed.members['partialSuccess'] as Record<string, unknown> | null | undefined
    const rejected = Number(partial?.['rejectedLogRecords'] ?? 0)
    return Number.isSafeInteger(rejected) && rejected >= 0
      ? { rejected: Math.min(rejected, lines) }
      : 'unclear'
  },
}

function logRecord({ line, event }: { readonly line: string; readonly event: AuditEvent }): object {
  const [severityNumber, severityText] = SEVERITIES[event.severity]
  const nanoseconds = `${Date.parse(event.time)}000000`
  const { uid, lease, lease_uid, from, host, id, code, end, severity, run } = event
  return {
    ...{ timeUnixNano: nanoseconds, observedTimeUnixNano: nanoseconds },
    ...{ severityNumber, severityText },
    eventName: `lease_credentials.${event.event}`,
    // The line as it stands in the record; readers parse it, and no value is lost on the way.
    body: { stringValue: line },
    attributes: attributes({
      ...{ uid, event: event.event, lease, lease_uid, from, host, id, code, end, severity },
      ...{ 'cicd.pipeline.run.id': run.run_id, 'vcs.repository.id': run.repository_id },
    }),
    ...(event.trace && { traceId: event.trace }),
  }
}

const resourceAttributes = ({ project }: SinkSettings, event?: AuditEvent): readonly object[] =>
  attributes({
    'service.name': NAME,
    'service.version': VERSION,
    'cicd.pipeline.run.id': event?.run.run_id,
    'gcp.project_id': project,
  })

const attributes = (values: Readonly<Record<string, string | undefined>>): readonly object[] =>
  Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: { stringValue: value } }],
  )
