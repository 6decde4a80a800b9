import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'

/** SQLite's result code where another process has the lock. */
const busy = 5

/**
 * Does `work` while no other process has the lock at `file`, on the same machine. The operating system holds the lock, by way of
 * SQLite, for as long as the process lives: one that was killed leaves nothing behind but an empty file.
 * @param onWait is called once, where another has the lock
 */
export async function withLock<T>(file: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true })
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    if (!lock(database)) {
      onWait()
      while (!lock(database)) await sleep(100)
    }
    return await work()
  } finally {
    database.close()
  }
}

function lock(database: DatabaseSync): boolean {
  try {
    database.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) return false
    throw error
  }
}
