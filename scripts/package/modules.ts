import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { join, normalize } from 'node:path'

/** What compiles pages, or needs them uncompiled, has no use where they are compiled. */
const onlyToCompile = ['src/build/program/compile-process.ts', 'src/dev/dev-server.ts']

/**
 * The texts of modules and of all that they name in a string, as imports and workers do, by their paths.
 * @param root the folder that paths begin from
 */
export async function modulesFrom(
  root: string,
  entries: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const waiting = [...entries]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file) || onlyToCompile.includes(file)) continue
    const text = await readFile(join(root, file), 'utf8')
    found.set(file, text)
    if (!file.endsWith('.ts')) continue
    for (const [, name = ''] of withoutTypes(text).matchAll(/['"`](\.{1,2}\/[^'"`\n]+\.(?:ts|json))['"`]/g))
      waiting.push(normalize(join(file, '..', name)))
  }
  return found
}

/** The font files that modules name, below the folder of their packages. */
export function fontsOf(texts: readonly string[]): string[] {
  const names = texts.flatMap((text) => [...text.matchAll(/noto-[\w-]+\/\w+\/\w+\.ttf/g)])
  return [...new Set(names.map(([name]) => name))]
}

/** A module in JavaScript, which finds others and the fonts where the package has them. */
export function packed(text: string): string {
  return withoutTypes(text)
    .replace(/\.ts(?=['"`])/g, '.js')
    .replaceAll('@expo-google-fonts/', '#fonts/')
}

/** Types make way for blanks, so that lines and columns stay; imports of types alone go. */
function withoutTypes(text: string): string {
  return stripTypeScriptTypes(text)
}
