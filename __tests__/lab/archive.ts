import { execFileSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

/** What the runner downloads and unpacks before it starts main. */
export interface Archive {
  /** The folder in which it lies unpacked. */
  readonly folder: string
  /** Its size as `git archive HEAD | gzip -6` makes it. */
  readonly bytes: number
  /** Its files, folders not counted. */
  readonly files: readonly string[]
  close(): void
}

/**
 * Packs the working tree as it would be committed now, and unpacks it. Reads the clone and leaves
 * it alone: the index and the new objects lie in a folder of their own.
 */
export function unpackArchive(): Archive {
  const root = mkdtempSync(join(tmpdir(), 'archive-'))
  const [folder, objects] = ['unpacked', 'objects'].map((name) => join(root, name)) as [
    string,
    string,
  ]
  for (const path of [folder, objects]) mkdirSync(path)
  const env = {
    ...process.env,
    GIT_INDEX_FILE: join(root, 'index'),
    GIT_OBJECT_DIRECTORY: objects,
    GIT_ALTERNATE_OBJECT_DIRECTORIES: resolve(git(['rev-parse', '--git-path', 'objects']).trim()),
  }
  git(['add', '--all', '.'], env)
  const tree = git(['write-tree'], env).trim()
  const tar = join(root, 'archive.tar')
  git(['archive', '--format=tar', `--output=${tar}`, tree], env)
  execFileSync('tar', ['-xf', join('..', 'archive.tar')], { cwd: folder })
  return {
    folder,
    bytes: gzipSync(readFileSync(tar), { level: 6 }).length,
    files: globSync('**/*', { cwd: folder })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => path.split(sep).join('/')),
    close: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** The tests need a clone: without one, git says so. */
function git(argv: readonly string[], env = process.env): string {
  return execFileSync('git', argv, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}
