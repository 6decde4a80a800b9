import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { chinese, type Texts, withTexts } from './chinese.ts'

/** What the editor is made of, by its address below `admin/files/`. */
export type Assets = ReadonlyMap<string, string | Uint8Array<ArrayBuffer>>

const locale = 'locales/zh-CN.json'

/**
 * The files of the editor: our program, and Sveltia CMS as it was published, with the fonts it would ask others for.
 * @param root the folder of this program; where it is built, its modules no longer know
 */
export async function editorAssets(root: string): Promise<Assets> {
  const cms = join(dirname(createRequire(join(root, 'package.json')).resolve('@sveltia/cms')), '..')
  const index = await readFile(join(cms, 'npm/index.js'), 'utf8')
  const parts = index.matchAll(
    /(?:from"\.\/|new URL\(`)((?:chunks\/react-\w|assets\/[a-z])[^"`]*\.(?:js|woff2))["`]/g,
  )
  const names = [...parts].map(([, name = '']) => name).filter((name) => !name.includes('worker'))
  const files = names.map(
    async (name) => [`sveltia/${name}`, new Uint8Array(await readFile(join(cms, 'npm', name)))] as const,
  )
  const texts: Texts = JSON.parse(await readFile(join(cms, locale), 'utf8'))
  return new Map<string, string | Uint8Array<ArrayBuffer>>([
    ['editor.js', await ownProgram(join(root, 'src/edit/main.ts'))],
    ['editor.css', await readFile(join(root, 'src/edit/editor.css'), 'utf8')],
    ['sveltia/index.js', asWritten(atHome(index, names))],
    ['sveltia/zh-CN.js', `export default ${JSON.stringify(withTexts(texts, chinese))}`],
    ...(await Promise.all(files)),
  ])
}

/** Browsers import no JSON as a program; and where Sveltia has its fonts, it still asks others for them first. */
function atHome(index: string, fonts: readonly string[]): string {
  const chinese = index.replace(`import(\`../${locale}\`)`, 'import(`./zh-CN.js`)')
  const ours = chinese.replace(
    /https:\/\/cdn\.jsdelivr\.net\/fontsource\/fonts\/([\w-]+)(?::vf)?@[\d.]+\/[\w-]+\.woff2/g,
    (_, family: string) => {
      const font = fonts.find((name) => name.startsWith(`assets/${family}-`))
      return `\${new URL("${font}", import.meta.url).href}`
    },
  )
  if (chinese === index || ours.includes('cdn.jsdelivr.net') || ours.includes('"undefined"'))
    throw new Error('@sveltia/cms has another way to load its Chinese texts or its fonts')
  return ours
}

/** Sveltia takes byte order marks, blank lines and line ends from what our formats write. */
function asWritten(index: string): string {
  const whole = index.replace(/return`\$\{\((await i\(e\))\)\.trim\(\)\}\\n`/, 'return $1')
  if (whole === index) throw new Error('@sveltia/cms has another way to write files')
  return whole
}

async function ownProgram(input: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: { input },
    },
  })
  const outputs = Array.isArray(built) ? built : [built]
  const chunks = outputs.flatMap((output) => ('output' in output ? output.output : []))
  const [chunk] = chunks.filter((part) => part.type === 'chunk')
  if (!chunk || chunks.length > 1) throw new Error('the editor is not one file')
  return chunk.code
}
