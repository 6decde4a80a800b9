import { access, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect } from 'vitest'

/** Compares a text with the file that holds what it should be. A missing file is written, but never by CI. */
export async function expectGolden(text: string, file: string): Promise<void> {
  const known = await access(file).then(
    () => true,
    () => false,
  )
  if (!known && !process.env.CI) {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  expect(text).toBe(await readFile(file, 'utf8'))
}
