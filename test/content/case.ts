import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ContentError } from '../../src/model/finding.ts'
import { load } from '../../src/review/load.ts'

const county = join(import.meta.dirname, '../fixtures/county')
const templates = join(import.meta.dirname, '../../templates')

/** The fixture county at `root`, with the official forms. */
export async function copyCounty(root: string): Promise<void> {
  await cp(county, root, { recursive: true })
  await symlink(templates, join(root, 'templates'))
}

/**
 * What a clerk did to the files of the fixture county, as `break.txt` tells it:
 * `改 <file>` with lines `-` as they stand and `+` as they are now, `建 <file>` with lines `+`, `删 <path>`.
 * In `+` lines `\x0b` stands for a byte and `\t` for a tab, which would be invisible. `//` begins a note.
 */
export async function breakCounty(script: string, root: string): Promise<void> {
  await rm(root, { recursive: true, force: true })
  await copyCounty(root)
  for (const step of script.split(/^(?=[改建删] )/m)) {
    const [, verb, file = '', lines = ''] = /^([改建删]) (.+)\n([\s\S]*)$/.exec(step) ?? []
    if (!verb) continue
    const path = join(root, file)
    const marked = (mark: string) =>
      lines
        .split('\n')
        .filter((line) => line.startsWith(mark))
        .map((line) => line.slice(1))
        .join('\n')
    if (verb === '删') await rm(path, { recursive: true })
    else if (verb === '建') await write(path, bytes(marked('+')))
    else await write(path, replace(await readFile(path), `${marked('-')}\n`, marked('+')))
  }
}

async function write(path: string, content: Buffer) {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, content)
}

function replace(content: Buffer, before: string, after: string): Buffer {
  const start = content.indexOf(before)
  if (start < 0) throw new Error(`the case expects a line that the county does not have: ${before}`)
  const end = start + Buffer.byteLength(before)
  const inserted = after === '' ? Buffer.alloc(0) : Buffer.concat([bytes(after), Buffer.from('\n')])
  return Buffer.concat([content.subarray(0, start), inserted, content.subarray(end)])
}

/** Text with its escapes as the bytes they stand for. */
function bytes(text: string): Buffer {
  const parts = text.split(/(\\x[0-9a-f]{2}|\\t)/)
  return Buffer.concat(
    parts.map((part) => {
      if (part === '\\t') return Buffer.from('\t')
      return part.startsWith('\\x') ? Buffer.from(part.slice(2), 'hex') : Buffer.from(part)
    }),
  )
}

/** What loading says of a folder, as a person at a terminal reads it. */
export async function report(root: string): Promise<string> {
  try {
    const { departments } = await load(root)
    const projects = departments.flatMap((department) => department.projects)
    return `没有问题：${departments.length} 个单位，${projects.length} 个项目。`
  } catch (error) {
    if (error instanceof ContentError) return error.message
    throw error
  }
}
