import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isRecord, parseJson } from '../src/model/parse-json.ts'
import { Refusal } from '../src/server/refusal.ts'

/** What a package.json says of a package, of which each part may be absent. */
interface PackageFile {
  version?: string
  /** Versions, or where packages are, by their names. */
  dependencies: Readonly<Record<string, string>>
  /** The files that it runs, by their names. */
  bin: Readonly<Record<string, string>>
}

/** Reads the package.json of a folder; where there is none, or it is no JSON, it says nothing. */
export async function readPackage(folder: string): Promise<PackageFile> {
  const read = parseJson(await readFile(join(folder, 'package.json'), 'utf8').catch(() => '{}'))
  const { version, dependencies, bin } = isRecord(read) ? read : {}
  return {
    ...(typeof version === 'string' && { version }),
    dependencies: textsOf(dependencies),
    bin: textsOf(bin),
  }
}

function textsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).flatMap(([name, text]) =>
      typeof text === 'string' ? [[name, text]] : [],
    ),
  )
}

/** The version of the program in a folder. @throws Refusal where its package.json says none: it is then no whole copy */
export async function versionAt(folder: string): Promise<string> {
  const { version } = await readPackage(folder)
  if (version === undefined)
    throw new Refusal(
      `${join(folder, 'package.json')} 里没有程序的版本（version）：程序没有装完整，再运行 npm install。`,
    )
  return version
}
