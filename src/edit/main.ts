import { isUnitCode } from '../model/address.ts'
import { ChosenFolder } from './chosen-folder.ts'
import { editorConfig } from './config.ts'
import { contentFiles } from './content-file.ts'
import { EditError } from './edit-error.ts'
import { fileFormat, sourceOf } from './file-format.ts'
import { type EditedUnit, type EditorSettings, unknownUnit } from './unit.ts'

type Editor = typeof import('@sveltia/cms')

/* The page `/admin/edit/?unit=315002&year=2020`: starts the editor for that unit and year. */

// Sveltia rewrites the address without the query, and platforms lead back with one of theirs: this window must remember it.
const chosenName = 'mingbiao.chosen'
const asked = new URLSearchParams(location.search)
const query = asked.has('unit') ? asked : new URLSearchParams(sessionStorage.getItem(chosenName) ?? '')
const unit = query.get('unit') ?? ''
const year = query.get('year') ?? ''
const files = new URL('.', import.meta.url)
const local = /^(localhost|127\.0\.0\.1)$|\.localhost$/.test(location.hostname)
await start().catch((error: unknown) => {
  console.error(error)
  tell('编辑器没有打开。', '刷新这一页再试；还不行，告诉管理网站的人。')
})

async function start() {
  if (!isUnitCode(unit) || !/^20\d\d$/.test(year)) return tell('没有选单位和年度。', '回到上一页，选一个。')
  sessionStorage.setItem(chosenName, query.toString())
  const { platform }: EditorSettings = await (await fetch(new URL('settings.json', files))).json()
  if (!platform && !local)
    return tell(
      '这个网站只能在本机上编辑。',
      '在放着 content 目录的电脑上运行 npm run dev，用 Chrome 或 Edge 打开 http://localhost:4321/admin/。',
    )
  useChinese()
  document.documentElement.classList.toggle('local-only', !platform)
  const { default: CMS }: Editor = await import(/* @vite-ignore */ new URL('sveltia/index.js', files).href)
  const edited = await findUnit()
  const kinds = contentFiles(edited.moneyUnit, edited.own)
  const config = editorConfig(edited, kinds, platform, new URL('../../', files))
  const { name, repo } = config.backend
  const folder = new ChosenFolder(`${name}:${repo}`, ['content', `content/${unit}/${year}`])
  for (const file of kinds) {
    const { fromFile, toFile } = fileFormat(file)
    CMS.registerCustomFormat(file.name, file.extension, {
      fromFile,
      toFile: (values) =>
        orSay(async () => {
          const source = sourceOf(values)
          const text = toFile(values, await folder.now(source))
          folder.writes(text, source)
          return text
        }),
    })
  }
  document.querySelector('main')?.remove()
  await CMS.init({ config })
}

async function findUnit(): Promise<EditedUnit> {
  const answer = await fetch(new URL(`${unit}-${year}.json`, files))
  return answer.ok ? answer.json() : unknownUnit(unit, year)
}

/** Tells of a file that would not read in the way in which the editor tells of what cannot be saved. */
async function orSay<T>(save: () => Promise<T>): Promise<T> {
  try {
    return await save()
  } catch (error) {
    if (error instanceof EditError) throw new Error('saving_failed', { cause: error })
    throw error
  }
}

/** The editor speaks the browser's language, and has been given no other than this. */
function useChinese() {
  Object.defineProperty(navigator, 'language', { value: 'zh-CN' })
  Object.defineProperty(navigator, 'languages', { value: ['zh-CN'] })
}

function tell(message: string, advice: string) {
  const heading = document.querySelector('h1')
  const text = document.querySelector('main p')
  if (heading) heading.textContent = message
  if (text) text.textContent = advice
}
