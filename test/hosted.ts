import { readFile } from 'node:fs/promises'
import { load } from 'js-yaml'

/** The configurations that a county's repository has for its code host. */
export const configurations = [
  '.github/workflows/content.yml',
  '.gitlab-ci.yml',
  '.gitea/workflows/content.yml',
] as const

export const [github, gitlab, gitea] = await Promise.all(
  configurations.map(async (file) => load(await readFile(file, 'utf8'))),
)

/** Every command that a configuration runs, wherever it stands. */
export function commandsOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return ['run', 'script', 'before_script'].includes(key) ? [value] : []
  if (Array.isArray(value)) return value.flatMap((item) => commandsOf(item, key))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, item]) => commandsOf(item, name))
}
