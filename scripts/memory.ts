import { join } from 'node:path'
import { versionOf } from '../src/build/program/program.ts'
import type { Memory } from '../src/review/memory.ts'
import { program } from './roots.ts'

/** Where checks, builds and previews of the content below a folder note what they found in it. */
export async function memoryOf(content: string): Promise<Memory> {
  return { folder: join(content, '.cache/checked'), version: await versionOf(program) }
}
