import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { rowsOf } from '../import/find/rows.ts'
import type { SourceTable } from '../import/source.ts'
import type { Cell, Grid } from '../model/grid.ts'
import type { Element } from '../pdf/page-layout.ts'
import { setForm } from '../pdf/set-form.ts'
import { writePdf } from '../pdf/write-pdf.ts'
import { dropColumns, widthsOf } from './stack.ts'

/** Dots an inch. */
const resolution = 80

/**
 * Draws the source beside our sheet, page by page. A PDF's pages are drawn as they are; of other formats nothing here can, so
 * that the cells are drawn as they were read: widths, merges and texts.
 * @param pdf the source, where it is a PDF
 * @returns a PNG, or why there is none
 */
export function drawBeside(
  source: { table: SourceTable; title: string; pdf?: Uint8Array },
  grid: Grid,
): Uint8Array | string {
  const ours = pagesOf(pdfOf(grid))
  if (typeof ours === 'string') return ours
  const theirs = pagesOf(source.pdf ?? pdfOf(gridOf(source.table, source.title)))
  if (typeof theirs === 'string') return theirs
  return beside(theirs, ours)
}

/** A source's table as a form that prints just that. */
function gridOf(table: SourceTable, title: string): Grid {
  const drawn = dropColumns(table)
  const widths = widthsOf(drawn)
  const total = widths.reduce((sum, width) => sum + width, 0)
  const rows = rowsOf(drawn, true)
  return {
    title,
    left: '原表的格子',
    right: '',
    landscape: widths.length >= 12,
    size: 9,
    widths: widths.map((width) => width / total),
    rows: rows.map(({ cells }, row) => ({
      repeats: false,
      heads: false,
      cells: cells
        .filter(({ above }) => above === undefined)
        .map(
          ({ text, column, colSpan, rowSpan, align = 'left' }): Cell => ({
            text,
            row,
            column,
            rowSpan: Math.min(rowSpan, rows.length - row),
            colSpan,
            role: 'value',
            align,
            headers: [],
          }),
        ),
    })),
  }
}

function pdfOf(grid: Grid): Uint8Array {
  const root: Element = { type: 'Document', children: [] }
  const pages = setForm(grid, root, 'H1', [])
  const digest = ''.padStart(64, '0')
  return writePdf({
    title: grid.title,
    author: '',
    subject: '',
    pages,
    root,
    outline: [],
    attachments: [],
    digest,
  })
}

/** The pages of a PDF as pictures, by poppler where it is installed. */
function pagesOf(pdf: Uint8Array): Uint8Array[] | string {
  const folder = mkdtempSync(join(tmpdir(), 'mingbiao-form-'))
  try {
    writeFileSync(join(folder, 'form.pdf'), pdf)
    execFileSync(
      'pdftoppm',
      ['-r', String(resolution), '-png', join(folder, 'form.pdf'), join(folder, 'page')],
      { stdio: 'pipe' },
    )
    const names = readdirSync(folder).filter((name) => name.endsWith('.png'))
    return names.sort().map((name) => readFileSync(join(folder, name)))
  } catch {
    return '没有画对照图：电脑上没有装 pdftoppm（poppler）'
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Two columns of pages: theirs, ours. */
function beside(theirs: readonly Uint8Array[], ours: readonly Uint8Array[]): Uint8Array {
  const columns = [theirs, ours].map((pages) => pages.map((png) => ({ png, ...sizeOf(png) })))
  const widths = columns.map((pages) => Math.max(...pages.map(({ width }) => width)))
  const heights = columns.map((pages) => pages.reduce((sum, { height }) => sum + height, 0))
  const images = columns.flatMap((pages, index) => {
    let y = 0
    return pages.map(({ png, width, height }) => {
      const at = `x="${index === 0 ? 0 : (widths[0] ?? 0) + 8}" y="${y}" width="${width}" height="${height}"`
      y += height
      return `<image ${at} href="data:image/png;base64,${Buffer.from(png).toString('base64')}"/>`
    })
  })
  const size = `width="${widths.reduce((sum, width) => sum + width, 8)}" height="${Math.max(...heights)}"`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect width="100%" height="100%" fill="#888"/>${images.join('')}</svg>`
  return new Resvg(svg).render().asPng()
}

/** The size that the header of a PNG has (PNG, 11.2.2). */
function sizeOf(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}
