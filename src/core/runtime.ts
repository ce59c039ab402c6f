import type { Secret } from './secret.ts'

/**
 * Access to everything outside this program. Implemented in `runner` and `http`, and in memory in
 * `__tests__/lab`.
 */
export interface Runtime {
  /** Returns the seconds since the epoch, with fractions. */
  now(): number
  /** Returns milliseconds of a monotonic clock, which budgets use. */
  monotonicMs(): number
  /** Waits. Rejects with the reason of the signal if it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
  /**
   * Waits for one turn of the event loop. Loading and parsing modules blocks it, and connections
   * that are being opened make no progress meanwhile.
   */
  yieldToEventLoop(): Promise<void>
  random(bytes: number): Uint8Array
  /**
   * Makes one attempt, limited in size and time, without following redirects. Always settles;
   * throws only `Failure`.
   */
  http(request: HttpRequest, timeouts: Timeouts): Promise<HttpResponse>
  /** Opens connections in advance, best effort: logs nothing, throws nothing. */
  preconnect(
    origin: URL,
    options?: Pick<HttpRequest, 'ca' | 'identity'> & { readonly count?: number },
  ): void
  /**
   * Masks a secret in the log, in every form of `maskForms`. Must be called as soon as the secret
   * is received, before anything else can print it.
   */
  mask(secret: Secret): void
  /** Returns whether a PEM string has at least one certificate and all of them can be parsed. */
  isPem(pem: string): boolean
  /**
   * Writes pairs to the runner's state in one write; the last value of a key wins. Throws
   * `STATE_UNWRITABLE`.
   */
  saveState(pairs: Readonly<Record<string, string>>): void
  log(level: Level, text: string): void
  /** Aborted with a `CANCELLED` failure as the reason if the step is cancelled. */
  readonly cancelled: AbortSignal
  readonly job: JobFacts
  readonly network: Network
  /**
   * Writes variables, outputs and record: all of them or none. Throws `EXPORT_FAILED`. A summary
   * that cannot be written only logs a warning.
   */
  exportValues(exposure: ExportedValues): void
  /** Returns a current environment variable, to report what is overwritten or takes precedence. */
  variable(name: string): string | undefined
  /**
   * Returns whether the job appears to run container actions. RUNNER_TEMP is mounted elsewhere in
   * them, or not at all.
   */
  containerActions(): boolean
  /**
   * Returns a path for a file in this step's own new directory under RUNNER_TEMP. Writes nothing
   * yet.
   */
  tempFilePath(name: string): string
  /**
   * Writes a new file at a path that `tempFilePath` returned: mode 0600, or 0700 if it is executable;
   * exclusive, following no link. Throws `EXPORT_FAILED`.
   */
  writeTempFile(
    path: string,
    content: string | Secret,
    options?: { readonly executable: boolean },
  ): void
  /** Returns the command that later steps start for a lease with `refresh`. */
  refreshCommand(): {
    readonly node: string
    readonly entry: string
    /** Variables that the command must not inherit. */
    readonly unset: readonly string[]
    readonly windows: boolean
  }
  /**
   * Reads a file of the job. Returns `undefined` if it is absent, is not a regular file or is
   * larger than 1 MiB. `~/` is the home directory.
   */
  readText(path: string): string | undefined
  /**
   * Removes a file at a path that `tempFilePath` could have returned in this run. Throws
   * `EXPORT_FAILED` for any other path, or if the file cannot be removed.
   */
  removeTempFile(path: string): 'removed' | 'absent'
  /** Removes the directories that earlier runs left under RUNNER_TEMP, best effort. */
  removeStale(): void
  /** Appends one line to the record at a path that `tempFilePath` returned in this run. */
  appendToRecord(path: string, line: string): void
  /** Appends to the job summary. Throws `EXPORT_FAILED`. */
  appendSummary(markdown: string): void
}

/**
 * The network settings of this process. Main writes them to the journal, so that post uses the same
 * ones. Proxy addresses may contain credentials.
 */
export interface Network {
  readonly proxy: { readonly https?: string; readonly http?: string }
  readonly noProxy: string | undefined
  /** The path in NODE_EXTRA_CA_CERTS, and the digest of the file's content. */
  readonly ca: { readonly path: string; readonly sha256: string } | undefined
  /**
   * A digest of the location and content of the system's certificate authorities, if they are
   * trusted (NODE_USE_SYSTEM_CA, or an option of Node).
   */
  readonly system?: string | undefined
  /** Network flags for the record: `writable-authorities`. */
  readonly flags?: readonly string[]
}

/** A log level; `debug` is printed only if the runner's debug log is on. */
export type Level = 'info' | 'debug' | 'notice' | 'warning'

/** A request with its secrets still wrapped; only `http` reveals them. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: URL
  readonly headers?: Readonly<Record<string, string | Secret>>
  readonly body?: HttpBody
  /** Additional certificate authorities for this host, as PEM. */
  readonly ca?: string | undefined
  /** Identifies the client in TLS. */
  readonly identity?: ClientCertificate | undefined
  /**
   * The content of a success response. Sets `Accept`; an empty or HTML response is retried
   * instead.
   */
  readonly expects: 'json' | 'xml' | 'nothing'
  /** The maximum size of the response in bytes; the default is 64 KiB. */
  readonly cap?: number
  /**
   * The fraction of the remaining time that all attempts together may use, if later requests need
   * the rest.
   */
  readonly share?: number
  /** The server responds only after other work, such as dropping a database user. */
  readonly slow?: boolean
}

/** A certificate for mutual TLS. No connection is shared between two of these objects. */
export interface ClientCertificate {
  /** The certificate, then its intermediates, as PEM. */
  readonly chain: string
  readonly key: Secret
}

/** A request body with its secrets still wrapped; `http` encodes it and sets `Content-Type`. */
export type HttpBody =
  | { readonly kind: 'form'; readonly fields: readonly (readonly [string, string | Secret])[] }
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'text'; readonly type: string; readonly text: string }

/** A JSON value; its secrets stay wrapped until they are sent or written. */
export type Json =
  | string
  | number
  | boolean
  | null
  | Secret
  | readonly Json[]
  | { readonly [key: string]: Json }

/**
 * A response with any status. Header names are lower case. `text` may contain secrets: parse it,
 * never print it.
 */
export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/**
 * The timeouts of one attempt, in milliseconds from its start. `abort` ends it early, and its
 * reason is then thrown.
 */
export interface Timeouts {
  readonly connect: number
  readonly firstByte: number
  readonly whole: number
  readonly abort?: AbortSignal | undefined
}

/** The runner's facts about the job. An empty variable counts as absent. */
export interface JobFacts {
  /** Endpoint and bearer token for ID token requests; absent without `id-token: write`. */
  readonly idToken: { readonly url: string; readonly bearer: Secret } | undefined
  /** Reads a `GITHUB_*` variable by its name without prefix, in lower case: `github('run_id')`. */
  github(name: string): string | undefined
  /** The job runs under nektos/act, or on a runner derived from it. */
  readonly act: boolean
  /** FORGEJO_ACTIONS is set as on Forgejo; any step can set it, see `sourceOf`. */
  readonly forgejo: boolean
  /** The runner's operating system is Windows, where the size limit of a variable is lower. */
  readonly windows: boolean
  /** Reads the event payload on demand; returns an empty object if there is none. */
  event(): Promise<Readonly<Record<string, unknown>>>
}

/** Environment variables, including the paths of the runner's command files. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Variables and outputs for later steps, and the lines of the record about them: a lease that
 * cannot be recorded is not exported.
 */
export interface ExportedValues {
  readonly env: ReadonlyMap<string, string | Secret>
  readonly outputs: ReadonlyMap<string, string | Secret>
  /** Lines to append to the record, at a path that `tempFilePath` returned. */
  readonly record?: { readonly path: string; readonly lines: readonly string[] }
  /** Markdown for the job summary. */
  readonly summary?: string
}
