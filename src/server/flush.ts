import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/**
 * Waits until everything on the file system of `folder` would survive a power cut. One call for all files and names:
 * asking for each of some thousands takes much longer.
 */
export async function flush(folder: string) {
  await promisify(execFile)('sync', ['--file-system', folder])
}
