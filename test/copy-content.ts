import { cp, mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { linxi } from './linxi.ts'

/** Copies a real disclosure and the forms to `folder`, where a test may change them, and the program builds them. */
export async function copyContent(folder: string) {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await cp(join(linxi, 'content'), join(folder, 'content'), { recursive: true })
  await cp(resolve('templates'), join(folder, 'templates'), { recursive: true })
}
