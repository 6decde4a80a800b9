import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unit } from '../server/server.ts'

/** Writes the county of the tests below `root`, and another unit's earlier year. */
export async function writeTwoUnits(root: string) {
  await cp('test/fixtures/county/content', join(root, 'content'), { recursive: true })
  const other = join(root, 'content/102001/2024')
  await mkdir(other, { recursive: true })
  for (const name of await readdir(join(root, unit))) {
    const text = await readFile(join(root, unit, name), 'utf8')
    await writeFile(join(other, name), text.replaceAll('101001', '102001').replaceAll('2025', '2024'))
  }
}
