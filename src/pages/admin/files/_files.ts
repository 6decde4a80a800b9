import { editorAssets } from '../../../edit/assets.ts'
import { type EditorSettings, editedUnit } from '../../../edit/unit.ts'
import { published } from '../../_published.ts'

type Body = string | Uint8Array<ArrayBuffer>

/** The program of the editor, which does not change while a site is built or previewed. */
let assets: ReturnType<typeof editorAssets> | undefined

const types = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  woff2: 'font/woff2',
} as const
type Extension = keyof typeof types

/** Routes of the editor's files with one extension: the dev server knows files from pages by it. */
export function fileRoutes(extension: Extension) {
  return {
    async getStaticPaths() {
      const end = `.${extension}`
      const files = [...(await allFiles())].filter(([file]) => file.endsWith(end))
      return files.map(([file, body]) => ({ params: { file: file.slice(0, -end.length) }, props: { body } }))
    },
    GET: ({ props: { body } }: { props: { body: Body } }) =>
      new Response(body, { headers: { 'content-type': types[extension] } }),
  }
}

async function allFiles(): Promise<Map<string, Body>> {
  assets ??= editorAssets(import.meta.env.PROGRAM)
  const settings: EditorSettings = { platform: published.site.editing }
  return new Map<string, Body>([
    ...(await assets),
    ['settings.json', JSON.stringify(settings)],
    ...published.departments.map(
      (department) =>
        [`${department.unit}-${department.year}.json`, JSON.stringify(editedUnit(department))] as const,
    ),
  ])
}
