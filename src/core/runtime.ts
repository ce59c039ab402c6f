import type { Secret } from './secret.ts'

/**
 * Everything outside this program, as one interface: real in `edge/`, in memory in `__tests__/lab`.
 */
export interface Runtime {
  /** Seconds since the epoch, with fractions. */
  now(): number
  /** Milliseconds on a clock that nobody sets; budgets are counted on it. */
  monotonicMs(): number
  /** Rejects with the reason of the signal when it is aborted meanwhile. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
  /**
   * One turn of the event loop: connections come a step further, which stand still while files are
   * loaded and parsed.
   */
  yieldToEventLoop(): Promise<void>
  random(bytes: number): Uint8Array
  /**
   * One attempt: capped, no redirects followed, bounded in time, settles always; throws only
   * `Failure`.
   */
  http(request: HttpRequest, timeouts: Timeouts): Promise<HttpResponse>
  /** Opens connections early, at best effort: says nothing, throws nothing. */
  preconnect(
    origin: URL,
    options?: { readonly ca?: string | undefined; readonly count?: number },
  ): void
  /**
   * Masks a secret in the log, in every form of `masks`; at birth, before anything else can print.
   */
  mask(secret: Secret): void
  /** Is this PEM text one certificate or more, all of which can be read? */
  isPem(pem: string): boolean
  /**
   * Writes pairs into the runner's state at once; the last value of a key counts. Throws
   * `STATE_UNWRITABLE`.
   */
  saveState(pairs: Readonly<Record<string, string>>): void
  log(level: Level, text: string): void
  /** Aborted with a `CANCELLED` failure as its reason when the step is cancelled. */
  readonly cancelled: AbortSignal
  readonly job: JobFacts
  readonly network: Network
  /**
   * Writes variables, outputs and record: all of them or nothing at all; throws `EXPORT_FAILED`.
   * A summary that cannot be written is a warning.
   */
  exportValues(exposure: ExportedValues): void
  /** A variable of the job as it is now: to report what is overwritten or would shadow ours. */
  variable(name: string): string | undefined
  /**
   * Does the job run container actions, as far as can be seen? They find RUNNER_TEMP elsewhere, or
   * not at all.
   */
  containerActions(): boolean
  /**
   * A path for a file of this step, in a fresh directory of our own under RUNNER_TEMP; nothing is
   * written yet.
   */
  tempFilePath(name: string): string
  /**
   * Writes a file at a path that `place` gave: 0600, exclusively, following no link. Throws
   * `EXPORT_FAILED`.
   */
  writeTempFile(path: string, content: string | Secret): void
  /**
   * Text of a file of the job's, or `undefined` when it is absent, no regular file, or larger than
   * 1 MiB. `~/` is the home.
   */
  readText(path: string): string | undefined
  /**
   * Removes a file at a path that `place` could have given in this run; throws `EXPORT_FAILED` for
   * any other path and when it cannot.
   */
  removeTempFile(path: string): 'removed' | 'absent'
  /** Removes what runs before this one left under RUNNER_TEMP; best effort. */
  removeStale(): void
  /** Appends one line to the record at a path that `place` gave in this run. */
  appendToRecord(path: string, line: string): void
  /** Appends to the job summary; throws `EXPORT_FAILED`. */
  appendSummary(markdown: string): void
}

/**
 * How this process reaches others; main writes it into the journal, so that post goes the same way.
 * Proxy addresses may hold credentials.
 */
export interface Network {
  readonly proxy: { readonly https?: string; readonly http?: string }
  readonly noProxy: string | undefined
  /** The file of NODE_EXTRA_CA_CERTS, and the digest of its content. */
  readonly ca: { readonly path: string; readonly sha256: string } | undefined
  /**
   * A digest of where the system keeps its authorities, where those are believed
   * (NODE_USE_SYSTEM_CA, or an option of Node).
   */
  readonly system?: string | undefined
  /** What the record says of the way of requests: `writable-authorities`. */
  readonly flags?: readonly string[]
}

/** `debug` is shown only where the runner's debug log is on. */
export type Level = 'info' | 'debug' | 'notice' | 'warning'

/** A request as the rooms write it; secrets are revealed by the door alone. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: URL
  readonly headers?: Readonly<Record<string, string | Secret>>
  readonly body?: HttpBody
  /** PEM text of further authorities for this host. */
  readonly ca?: string | undefined
  /**
   * What a good response consists of. Sets `Accept`; an empty or HTML answer in place of it is
   * worth another attempt.
   */
  readonly expects: 'json' | 'xml' | 'nothing'
  /** The most bytes to accept; 64 KiB unless said. */
  readonly cap?: number
  /**
   * The part of the time left that all attempts may take together, where something else needs the
   * rest.
   */
  readonly share?: number
  /** The response comes once something else has happened, such as a database that drops a user. */
  readonly slow?: boolean
}

/** What is sent, still with its secrets wrapped; the door encodes it and sets `Content-Type`. */
export type HttpBody =
  | { readonly kind: 'form'; readonly fields: readonly (readonly [string, string | Secret])[] }
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'text'; readonly type: string; readonly text: string }

/** A JSON value; secrets in it stay wrapped until they leave. */
export type Json =
  | string
  | number
  | boolean
  | null
  | Secret
  | readonly Json[]
  | { readonly [key: string]: Json }

/**
 * What came back, whatever its status. Header names are lower case. The text may hold secrets:
 * parse it, never print it.
 */
export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/**
 * How long one attempt may take, in milliseconds from its start; cut short by `abort`, whose reason
 * is then thrown.
 */
export interface Timeouts {
  readonly connect: number
  readonly firstByte: number
  readonly whole: number
  readonly abort?: AbortSignal | undefined
}

/** What the runner says of the job. An empty variable counts as absent. */
export interface JobFacts {
  /** Where and how to ask for ID tokens; absent without `id-token: write`. */
  readonly idToken: { readonly url: string; readonly bearer: Secret } | undefined
  /** A `GITHUB_*` variable without its prefix, in lower case: `fact('run_id')`. */
  github(name: string): string | undefined
  /** The job runs under nektos/act, or on a runner that descends from it. */
  readonly act: boolean
  /** FORGEJO_ACTIONS says that the job runs on Forgejo; any step can set it. See `sourceOf`. */
  readonly forgejo: boolean
  /** The runner's operating system is Windows, where one variable holds less. */
  readonly windows: boolean
  /** The event's payload, read on demand; an empty object when there is none. */
  event(): Promise<Readonly<Record<string, unknown>>>
}

/** The environment, for the paths of the runner's command files. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * What later steps get, by name, and what is on record of it: a lease that cannot be recorded is
 * not exported either.
 */
export interface ExportedValues {
  readonly env: ReadonlyMap<string, string | Secret>
  readonly outputs: ReadonlyMap<string, string | Secret>
  /** Lines to append to the record, at a path that `place` gave. */
  readonly record?: { readonly path: string; readonly lines: readonly string[] }
  /** Markdown for the job summary. */
  readonly summary?: string
}
