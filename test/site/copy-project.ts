import { cp, mkdir, rm, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { linxi } from '../linxi.ts'

const parts = ['src', 'scripts', 'templates', 'astro.config.mjs', 'package.json', 'tsconfig.json']

/** Copies the project to `folder`, where a test may change its content. */
export async function copyProject(folder: string) {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const part of parts) await cp(resolve(part), join(folder, part), { recursive: true })
  await cp(join(linxi, 'content'), join(folder, 'content'), { recursive: true })
  await symlink(resolve('node_modules'), join(folder, 'node_modules'))
}
