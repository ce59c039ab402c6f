import { azureLogs } from './azureLogs.ts'
import type { SinkKind } from './kind.ts'
import { otlp } from './otlp.ts'

/** The kinds of sinks by their `to` value. */
export const sinkKinds: Readonly<Record<string, SinkKind>> = { otlp, 'azure-logs': azureLogs }
