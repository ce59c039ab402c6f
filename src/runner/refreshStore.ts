import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { refreshNames } from '../exports/refreshScript.ts'
import type { RefreshStore } from '../flow/refresh.ts'
import { NO_FOLLOW, openForAppend, writeAll } from './appendFile.ts'

// A request takes 15 s at most, so the process that made an older lock has ended without removing it.
const STALE_LOCK_MS = 25_000
const LARGEST = 1024 * 1024
const PLAN = /^refresh-([a-z][a-z0-9-]{0,31})\.json$/

/**
 * Returns the files of one lease, which stand beside its plan. A file is replaced by a rename, so
 * that a process that is killed leaves either version.
 */
export function openRefreshStore(planPath: string): RefreshStore {
  const [, lease = ''] = PLAN.exec(basename(planPath)) ?? []
  const folder = dirname(planPath)
  const path = (name: string): string => join(folder, name)
  const names = refreshNames(lease)
  let ownLock = false
  return {
    lease,
    plan: () => (lease === '' ? undefined : read(planPath)),
    session: () => read(path(names.session)),
    saveSession(content) {
      // Only the holder of the lock writes, so that one name is enough and post can remove it.
      if (!ownLock || read(planPath) === undefined) return
      const fresh = path(names.newSession)
      quietly(() => unlinkSync(fresh))
      write(fresh, content.reveal())
      renameSync(fresh, path(names.session))
    },
    rejection: () => read(path(names.rejection)),
    saveRejection(content) {
      if (!ownLock || read(planPath) === undefined) return
      quietly(() => unlinkSync(path(names.rejection)))
      quietly(() => write(path(names.rejection), content))
    },
    lock() {
      const lock = path(names.lock)
      quietly(() => {
        if (Date.now() - statSync(lock).mtimeMs > STALE_LOCK_MS) unlinkSync(lock)
      })
      ownLock = quietly(() => write(lock, '')) !== undefined
      return ownLock
    },
    unlock() {
      if (ownLock) quietly(() => unlinkSync(path(names.lock)))
      ownLock = false
    },
    appendToRecord(line) {
      quietly(() => {
        // Opened without `create`: a record that was removed is not begun again.
        const file = openForAppend(path('record.jsonl'))
        file.write(`${line}\n`)
        file.close()
      })
    },
  }
}

/** Creates a file with mode 0600. Throws if something stands at the path. */
function write(path: string, content: string): true {
  const file = openSync(
    path,
    constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW,
    0o600,
  )
  try {
    writeAll(file, content)
  } finally {
    closeSync(file)
  }
  return true
}

/** Returns the content of a regular file; `undefined` if it is absent, a link or too large. */
function read(path: string): string | undefined {
  return quietly(() => {
    const file = openSync(path, constants.O_RDONLY | NO_FOLLOW)
    try {
      const stat = fstatSync(file)
      return stat.isFile() && stat.size <= LARGEST ? readFileSync(file, 'utf8') : undefined
    } finally {
      closeSync(file)
    }
  })
}

function quietly<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
