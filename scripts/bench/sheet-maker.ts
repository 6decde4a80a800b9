import { type Department, projectRecord } from '../../src/content/record.ts'
import { sheetLayout } from '../../src/documents/documents.ts'
import { writeOfd } from '../../src/ofd/write-ofd.ts'
import { type Layout, writePdf } from '../../src/pdf/write-pdf.ts'
import { load } from '../../src/review/load.ts'

/*
 * Mingbiao in a process of its own, so that its memory is its own: on each message, a department with many projects, it
 * makes every sheet at full quality, as PDF or, started with `ofd`, as OFD, and answers with the time and the bytes.
 */

const published = await load(process.cwd())
const write = process.argv[2] === 'ofd' ? (layout: Layout) => writeOfd(layout, {}) : writePdf
const site = { ...published.site, url: 'https://www.example.gov.cn/jxmb/' }

process.on('message', async (department: Department) => {
  const started = performance.now()
  let bytes = 0
  for (const project of department.projects)
    bytes += write(sheetLayout({ ...published, site }, projectRecord(department, project))).length
  const megabytes = process.resourceUsage().maxRSS / 1024
  process.send?.({ milliseconds: performance.now() - started, bytes, megabytes })
})
process.send?.('ready')
