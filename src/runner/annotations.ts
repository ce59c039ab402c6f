import { blockingVariables } from './certificateLoader.ts'
import { annotationLine, type Write, writeStdout } from './commands.ts'

/** Warnings, errors and debug lines, which the toolkit writes in order once it is loaded. */
export interface Annotations {
  write(kind: Kind, text: string): void
  /** Resolves when all of them are written. */
  flush(): Promise<void>
  /**
   * Writes pending lines at once, without the toolkit, so that none is lost when the process ends.
   */
  flushSync(): void
}

type Kind = 'debug' | 'warning' | 'error'
type Toolkit = Readonly<Record<Kind, (text: string) => void>>

/**
 * Returns a writer of annotations. It loads the toolkit, which takes 30 ms, with the first
 * annotation, and writes the commands itself if the toolkit cannot be loaded.
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
      // The toolkit writes to a stream, which on some systems still buffers the text when the call
      // returns.
      if (process.stdout.writableLength > 0)
        await new Promise<void>((done) => process.stdout.write('', () => done()))
    },
    flushSync: () => drain(undefined),
  }
}

/** Imports the toolkit. Throws if `tls`, which it loads, would start a loader that can block. */
async function loadToolkit(): Promise<Toolkit> {
  if (blockingVariables(process.env).length > 0) throw new Error('the process could not exit')
  return import('@actions/core')
}

const plainText = (text: string): string =>
  text.replaceAll('##[', '## [').replace(/[^\P{Cc}\n]/gu, ' ')
