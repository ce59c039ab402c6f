import type { Secret } from '../core/secret.ts'
import type { FileContent, Lease } from '../journal/credentials.ts'
import type { PreparedLease } from '../providers/provider.ts'

/** The part of a lease's configuration that export targets use. */
export interface ExportConfig {
  readonly name: string
  readonly from: string
  readonly prefix: string
  readonly prepared: Pick<
    PreparedLease,
    'names' | 'fileVariables' | 'fileValues' | 'cluster' | 'registries'
  >
  /** Set if later steps obtain the lease again. */
  readonly refresh?: ReadonlyMap<string, string> | undefined
}

/** A lease that a target exports. */
export interface LeaseToExport {
  readonly config: ExportConfig
  readonly lease: Lease
  /** With `refresh`: the path of the command from which libraries obtain new credentials. */
  readonly command?: string | undefined
}

/** The name of a variable, output or profile that is set for a lease. */
export interface ExportedName {
  readonly lease: string
  readonly name: string
  /** The target itself chooses the name, so it may be one that a lease must not set. */
  readonly fixed?: true
}

/** The value of a variable or an output. */
export interface ExportedValue extends ExportedName {
  readonly value: string | Secret
}

/** A file in the step's temporary directory. */
export interface ExportedFile {
  readonly lease: string
  readonly file: string
  /** The variable that holds the path; absent if the target sets variables of its own. */
  readonly variable?: string
  /** The output that holds the path, too, if the file holds one value. */
  readonly output?: string
  /** The variable and the output that hold the path of the file's directory. */
  readonly directory?: { readonly variable: string; readonly output: string }
  /** A function of the file's path if the content must include that path. */
  readonly content: string | Secret | FileContent
  /** What the post step does with the file: deletes it, or replaces its content by a plain one. */
  readonly atEnd: 'delete' | { readonly restore: string }
}

/** Everything that a target sets, before anything is written. */
export interface Writes {
  readonly env?: readonly ExportedValue[]
  readonly outputs?: readonly ExportedValue[]
  readonly files?: readonly ExportedFile[]
  readonly notices?: readonly string[]
  /** What log and record state for each lease: a target, a colon and a name. */
  readonly exported: readonly ExportedName[]
}

/** The inputs of the step that concern one target. */
export interface ExportSettings {
  /** Whether later steps find the job's own contexts beside those of the leases. */
  readonly kubeconfig: 'own' | 'merge'
}

/** The state of the job that a target may read. */
export interface JobView {
  variable(name: string): string | undefined
  /** The character between the paths of a list: `:`, or `;` on Windows. */
  readonly delimiter: string
  readonly settings: ExportSettings
  /** Returns the path that a file of this name will have. */
  filePath(file: string): string
  /** The content of the files that `reads` names, by the same keys; an absent file is missing. */
  readonly existing: Readonly<Record<string, string | undefined>>
}

/**
 * A way to pass values to later steps. Its functions are pure: the flow checks what they return,
 * reads and writes the files, and journals them. A new target is one file and a line in the
 * registry.
 */
export interface ExportTarget {
  /** A noun phrase for `action.yml`, and for the error about a missing `export`. */
  readonly description: string
  /** How the log introduces the exported names, such as `as outputs`. */
  readonly logPhrase?: string
  /** Returns why a lease cannot be exported this way; `undefined` if it can. */
  accepts?(config: ExportConfig): string | undefined
  /** Returns the errors that only a comparison of all leases with this target reveals. */
  conflicts?(configs: readonly ExportConfig[]): readonly string[]
  /** Returns the names that are known before any response, for the checks of all leases. */
  names(configs: readonly ExportConfig[]): {
    readonly variables?: readonly ExportedName[]
    readonly outputs?: readonly ExportedName[]
  }
  /** Returns the paths of the job's files that `write` needs. */
  reads?(job: Omit<JobView, 'existing'>): Readonly<Record<string, string>>
  /** Returns what to write. Throws `EXPORT_FAILED` if the job's files do not allow it. */
  write(leases: readonly LeaseToExport[], job: JobView): Writes
  /** Returns variables, possibly inherited, that some tools read before the exported values. */
  overriddenBy?(lease: LeaseToExport): readonly string[]
}
