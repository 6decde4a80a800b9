import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { installed, installedCommands } from '../installed-commands.ts'
import { program } from '../roots.ts'
import { licences } from './licences.ts'
import type { Beginning } from './questions.ts'
import { readmeOf } from './readme.ts'

/** Files of the program's own repository that a county's has too: how code hosts check and publish, how editors help. */
export const sharedFiles = [
  '.gitattributes',
  '.github/workflows/content.yml',
  '.gitea/workflows/content.yml',
  '.gitlab-ci.yml',
  '.vscode/extensions.json',
  '.vscode/settings.json',
] as const

/**
 * What stands in a county's repository beside its content.
 * @param dependency what package.json says of the program: a version, or where its package is
 * @returns texts by their paths
 */
export async function repositoryOf(
  beginning: Pick<Beginning, 'site' | 'licence'>,
  dependency: string,
): Promise<Map<string, string>> {
  const shared = await Promise.all(sharedFiles.map(async (file) => [file, await sharedText(file)] as const))
  return new Map([
    ...shared,
    ['package.json', packageOf(beginning.licence, dependency)],
    ['.gitignore', 'node_modules/\ndist/\ndist.*/\n.cache/\n'],
    ['Dockerfile', await readFile(join(program, 'scripts/server/Dockerfile'), 'utf8')],
    ['.dockerignore', '*\n!package.json\n!package-lock.json\n'],
    ['README.md', readmeOf(beginning)],
  ])
}

async function sharedText(file: (typeof sharedFiles)[number]): Promise<string> {
  const text = await readFile(join(program, file), 'utf8')
  if (file === '.vscode/settings.json')
    return text.replaceAll('./.vscode/schemas/', `./${installed}/.vscode/schemas/`)
  // A county has nothing of the program to test.
  if (file === '.gitlab-ci.yml') return text.replace(/\n# Tests the program[\s\S]*$/, '')
  return text
}

function packageOf(licence: string, dependency: string): string {
  const license = licences.find(({ id }) => id === licence)?.spdx
  const names = Object.keys(installedCommands).filter((name) => name !== 'create')
  const scripts = Object.fromEntries(names.map((name) => [name, `mingbiao ${name}`]))
  const own = {
    private: true,
    license,
    type: 'module',
    engines: { node: '>=24' },
    scripts,
    dependencies: { mingbiao: dependency },
  }
  return `${JSON.stringify(own, undefined, 2)}\n`
}
