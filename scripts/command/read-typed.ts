import { readFile } from 'node:fs/promises'

/**
 * A file whose name was typed.
 * @throws the system's error, with that name as its path, which a directory's lacks
 */
export function readTyped(file: string): Promise<Buffer> {
  return readFile(file).catch((error: Error) => {
    throw Object.assign(error, { path: file })
  })
}
