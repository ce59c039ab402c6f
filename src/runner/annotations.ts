import { blockingVariables } from './certificateLoader.ts'
import { annotationLine, type Write, writeStdout } from './commands.ts'

/** Warnings, errors and debug lines, written by the toolkit once it is loaded, in their order. */
export interface Annotations {
  write(kind: Kind, text: string): void
  /** Resolves when all of them are written. */
  flush(): Promise<void>
  /**
   * Writes at once what still waits, without the toolkit: nothing is lost when the process must
   * end.
   */
  flushSync(): void
}

type Kind = 'debug' | 'warning' | 'error'
type Toolkit = Readonly<Record<Kind, (text: string) => void>>

/**
 * The toolkit costs 30 ms to load, so it is asked for with the first annotation; when it cannot be
 * had, we write the commands ourselves.
 */
export function createAnnotations(
  load: () => Promise<Toolkit> = loadToolkit,
  write: Write = writeStdout,
): Annotations {
  const waiting: (readonly [Kind, string])[] = []
  let toolkit: Promise<Toolkit | undefined> | undefined
  const drain = (core: Toolkit | undefined): void => {
    for (const [kind, text] of waiting.splice(0)) {
      if (core) core[kind](text)
      else write(annotationLine(kind, text))
    }
  }
  return {
    write(kind, text) {
      waiting.push([kind, plainText(text)])
      toolkit ??= load().catch(() => undefined)
      void toolkit.then(drain)
    },
    async flush() {
      if (toolkit === undefined) return
      drain(await toolkit)
      // The toolkit writes to a stream, which on some systems is not written through when its call
      // returns.
      if (process.stdout.writableLength > 0)
        await new Promise<void>((done) => process.stdout.write('', () => done()))
    },
    flushSync: () => drain(undefined),
  }
}

/** The toolkit loads `tls`, and with it the certificate loader. */
async function loadToolkit(): Promise<Toolkit> {
  if (blockingVariables(process.env).length > 0) throw new Error('the process could not exit')
  return import('@actions/core')
}

const plainText = (text: string): string =>
  text.replaceAll('##[', '## [').replace(/[^\P{Cc}\n]/gu, ' ')
