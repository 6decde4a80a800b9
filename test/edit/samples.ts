import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ContentFile, contentFiles, fileOfKind } from '../../src/edit/content-file.ts'

const root = join(import.meta.dirname, '../..')
const files = contentFiles('万元')

/** What the file of a name is. */
function fileOf(name: string): ContentFile {
  const [, id = 'project'] =
    /(site|units|department|overall|waivers|corrections|result|monitor)\.(?:yaml|md)$/.exec(name) ?? []
  return fileOfKind(files, id)
}

/** Every content file of the fixtures, and the forms' examples. */
export async function sampleFiles(): Promise<{ name: string; text: string; file: ContentFile }[]> {
  const folders = ['test/fixtures/linxi-2020/content', 'templates', 'test/fixtures/county/content']
  const names = (
    await Promise.all(
      folders.map(async (folder) =>
        (await readdir(join(root, folder), { recursive: true })).map((name) => join(folder, name)),
      ),
    )
  ).flat()
  const wanted = names.filter((name) => /\.(yaml|md)$/.test(name) && !/form\.yaml$|README|import/.test(name))
  return Promise.all(
    wanted.map(async (name) => ({
      name,
      text: await readFile(join(root, name), 'utf8'),
      file: fileOf(name),
    })),
  )
}
