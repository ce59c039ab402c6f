import type { AuditEvent } from '../event.ts'
import type { SinkKind } from './kind.ts'

const API_VERSION = '2023-01-01'

/** The Logs Ingestion API of Azure Monitor, which feeds Log Analytics and Sentinel. */
export const azureLogs: SinkKind = {
  settings: (from) =>
    from === 'azure'
      ? {
          rule: {
            pattern: /^dcr-[0-9a-f]{32}$/,
            must: 'the immutable id of a data collection rule, dcr- and 32 digits',
          },
          stream: { pattern: /^Custom-\w{1,90}$/, must: 'a stream such as Custom-Leases' },
        }
      : undefined,
  request(address, { rule = '', stream = '' }, lines) {
    const path = `/dataCollectionRules/${rule}/streams/${stream}?api-version=${API_VERSION}`
    return {
      url: new URL(path, address),
      headers: {},
      text: JSON.stringify(lines.map((line) => row(JSON.parse(line) as AuditEvent))),
      expects: 'nothing',
    }
  },
  judge: ({ status }) =>
    status === 204
      ? { rejected: 0 }
      : status === 408 || status === 429 || status >= 500
        ? 'retry'
        : status >= 200 && status < 300
          ? 'unclear'
          : 'refused',
}

/** Columns that the stream declares; the line is one of them, as new keys need no new column. */
function row(event: AuditEvent): object {
  const { time, uid, lease, lease_uid, severity, code } = event
  const record = event
  return { TimeGenerated: time, uid, event: event.event, lease, lease_uid, severity, code, record }
}
