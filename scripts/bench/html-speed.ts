import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { PageOutput } from '../../src/build/output.ts'
import { departmentOutputs } from '../../src/build/outputs/department-outputs.ts'
import { compareYears } from '../../src/build/outputs/years.ts'
import { type PageRequest, requestOf } from '../../src/build/page-request.ts'
import { openProgram, type Program } from '../../src/build/program/program.ts'
import { projectPage } from '../../src/model/address.ts'
import { yearsOf } from '../../src/model/totals.ts'
import { load, type Published } from '../../src/review/load.ts'
import { Refusal } from '../../src/server/refusal.ts'
import { median } from './median.ts'
import { writeLargeCounty } from './scale.ts'

/**
 * The pages of all projects of a county: ours from content files, read and checked, and Hugo's from ready JSON that says what they
 * print; in turn, in seconds of the processor. Sheets, whose sizes pages tell, are made before. Needs Debian's `hugo`.
 */
export async function benchHtml({ projects, rounds }: { projects: number; rounds: number }) {
  if (spawnSync('hugo', ['version']).status !== 0) throw new Refusal('没有 Hugo：apt install hugo')
  const root = await mkdtemp(join(tmpdir(), 'mingbiao-'))
  try {
    await writeLargeCounty(join(root, 'content'), projects)
    const program = await openProgram(resolve('.'), resolve('.cache/program'), () => {})
    const read = () => load(root, { program: program.root })
    const pages = await pagesOf(await read())
    const [own, hugo] = [join(root, 'own'), join(root, 'hugo')]
    await mkdir(own)
    await writeHugoSite(hugo, pages, await program.renderPage(firstOf(pages)))
    const taken: { ours: number; theirs: number }[] = []
    for (let round = 0; round <= rounds; round++) {
      const ours = await processorOf(async () => {
        await read()
        await writePages(own, pages, program)
      })
      taken.push({ ours, theirs: runHugo(hugo) })
    }
    const [, ...measured] = taken
    const { ours, theirs } = measured.at(-1) ?? { ours: 0, theirs: 0 }
    console.log(
      `${pages.length} pages, ${rounds} rounds after one to warm up; processor's seconds of the last:`,
    )
    console.log(
      `ours ${ours.toFixed(1)}, ${await kilobytes(own)} KB a page, with reading and checking content`,
    )
    console.log(
      `Hugo ${theirs.toFixed(1)}, ${await kilobytes(join(hugo, 'public'))} KB a page, from ready JSON`,
    )
    console.log(`ours take ${median(measured.map((one) => one.ours / one.theirs)).toFixed(1)}× Hugo's`)
  } finally {
    await rm(root, { recursive: true, maxRetries: 10 })
  }
}

async function pagesOf(published: Published): Promise<PageRequest[]> {
  const site = { site: published.site, years: yearsOf(published) }
  const years = compareYears(published)
  const outputs = published.departments.flatMap((department) => {
    const { unit, year } = department
    const addresses = new Set(department.projects.map(({ id }) => projectPage(unit, year, id)))
    return departmentOutputs(published, department, years).filter(
      (output): output is PageOutput => 'page' in output && addresses.has(output.address),
    )
  })
  const pages: PageRequest[] = []
  for (const output of outputs) pages.push(await requestOf(site, output))
  return pages
}

function firstOf([first]: readonly PageRequest[]): PageRequest {
  if (!first) throw new Refusal('没有项目')
  return first
}

async function writePages(folder: string, pages: readonly PageRequest[], { renderPage }: Program) {
  for (const [index, page] of pages.entries())
    await writeFile(join(folder, `${index}.html`), await renderPage(page))
}

/** Prints the same head and foot, forms with all their spans, and of each year what the project said. */
async function writeHugoSite(folder: string, pages: readonly PageRequest[], sample: string) {
  const [head = '', rest = ''] = sample.split(/<main[^>]*>/)
  const foot = rest.slice(rest.indexOf('</main>'))
  const literal = (html: string) => html.replaceAll('{{', '{{ "{{" }}')
  const template = `${literal(head)}<main><h1>{{ .Title }}</h1>
{{ range .Params.forms }}<h2>{{ .heading }}</h2><table>{{ range .rows }}<tr>{{ range . }}<{{ .tag | safeHTML }}{{ with .rowSpan }} rowspan="{{ . }}"{{ end }}{{ with .colSpan }} colspan="{{ . }}"{{ end }} id="{{ .id }}" headers="{{ .headers }}">{{ range .lines }}<p>{{ . }}</p>{{ end }}</{{ .tag | safeHTML }}>{{ end }}</tr>{{ end }}</table>{{ end }}
<table>{{ range .Params.years }}<tr><th><a href="{{ .href }}">{{ .year }}</a></th><td>{{ .name }}</td><td>{{ .budget }}</td><td><ul>{{ range .indicators }}<li>{{ .name }}：{{ .target }}</li>{{ end }}</ul></td></tr>{{ end }}</table>
${literal(foot)}`
  const kinds = ['home', 'section', 'taxonomy', 'term', 'RSS', 'sitemap', '404', 'robotsTXT']
  await mkdir(join(folder, 'layouts/_default'), { recursive: true })
  await mkdir(join(folder, 'content'))
  await writeFile(join(folder, 'layouts/_default/single.html'), template)
  await writeFile(join(folder, 'config.json'), JSON.stringify({ disableKinds: kinds }))
  for (const [index, { locals }] of pages.entries())
    await writeFile(join(folder, `content/${index}.md`), JSON.stringify(frontMatter(locals.page.project)))
}

function frontMatter(page: PageRequest['locals']['page']['project']) {
  const forms = (page?.forms ?? []).map(({ heading, grid }) => {
    const ids = new Map(grid.rows.flatMap(({ cells }) => cells).map((cell, index) => [cell, `c${index}`]))
    const rows = grid.rows.map(({ cells }) =>
      cells.map((cell) => ({
        tag: cell.role === 'label' ? 'th' : 'td',
        ...(cell.rowSpan > 1 && { rowSpan: cell.rowSpan }),
        ...(cell.colSpan > 1 && { colSpan: cell.colSpan }),
        id: ids.get(cell),
        headers: cell.headers.map((one) => ids.get(one)).join(' '),
        lines: cell.text.split('\n'),
      })),
    )
    return { heading, rows }
  })
  const years = (page?.thread ?? []).map(({ department, project }) => ({
    href: `../../${department.year}/${project.id}/`,
    year: department.year,
    name: project.name,
    budget: project.budget?.raw,
    indicators: project.indicators.map(({ name, target }) => ({ name, target: target?.raw })),
  }))
  return { title: page?.project.name, forms, years }
}

function runHugo(folder: string): number {
  const line = 'TIMEFORMAT="processor %U %S"; time hugo --quiet --cleanDestinationDir'
  const { stderr } = spawnSync('bash', ['-c', line], { cwd: folder, encoding: 'utf8' })
  const [, user, system] = /^processor ([\d.]+) ([\d.]+)$/m.exec(stderr) ?? []
  if (user === undefined) throw new Error(`Hugo failed: ${stderr}`)
  return Number(user) + Number(system)
}

async function processorOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

async function kilobytes(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.html'))
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  return (sizes.reduce((sum, size) => sum + size, 0) / sizes.length / 1000).toFixed(1)
}
