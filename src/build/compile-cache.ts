import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

/**
 * Where Node finds again what it compiled of a program: in the program's own folder, or where the environment says. Node's usual
 * place is one that every account of a machine may write to, and it runs what it finds there.
 */
export function compileCacheOf(program: string): string {
  return process.env.NODE_COMPILE_CACHE ?? join(program, '.cache/node')
}

/** Has Node find what it compiled of a program: in this process from here on, in its workers from their first module. */
export function findCompiled(program: string) {
  process.env.NODE_COMPILE_CACHE = compileCacheOf(program)
  enableCompileCache(process.env.NODE_COMPILE_CACHE)
}
