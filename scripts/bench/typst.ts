import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Cell, Grid } from '../../src/model/grid.ts'

const fonts = [
  'noto-serif-sc/400Regular/NotoSerifSC_400Regular',
  'noto-serif-sc/700Bold/NotoSerifSC_700Bold',
  'noto-sans-sc/500Medium/NotoSansSC_500Medium',
]

/*
 * Typst in a process of its own: on each message, the filled-in forms of many projects, it makes the same sheets (same
 * text, table, fonts and sizes, tagged as Typst does by default; no attachment, no QR code, no standard claimed).
 */

const fontBlobs = fonts.map((name) =>
  readFileSync(join(process.cwd(), `node_modules/@expo-google-fonts/${name}.ttf`)),
)
const compiler = NodeCompiler.create({ workspace: process.cwd(), fontArgs: [{ fontBlobs }] })

process.on('message', (grids: Grid[]) => {
  const started = performance.now()
  let bytes = 0
  for (const grid of grids) {
    bytes += compiler.pdf({ mainFileContent: source(grid) }).length
    compiler.evictCache(10)
  }
  const megabytes = process.resourceUsage().maxRSS / 1024
  process.send?.({ milliseconds: performance.now() - started, bytes, megabytes })
})
process.send?.('ready')

function source(grid: Grid): string {
  const columns = grid.widths.map((width) => `${(width * 100).toFixed(3)}%`).join(', ')
  return `#set document(title: ${text(grid.title)})
#set page(paper: "a4", margin: (x: 21mm, top: 24mm, bottom: 26mm))
#set text(font: "Noto Serif SC", size: 10.5pt, lang: "zh", region: "cn")
#set table(stroke: 0.6pt, inset: (x: 3pt, y: 4pt))
#show heading: it => align(center, text(size: 18pt, weight: 700, it.body))
#heading(level: 1, ${text(grid.title)})
#grid(columns: (1fr, auto), ${text(grid.left)}, ${text(grid.right)})
#table(columns: (${columns}),
${grid.rows.flatMap((row) => row.cells.map(cellSource)).join(',\n')}
)`
}

function cellSource(cell: Cell): string {
  const body =
    cell.role === 'label' ? `text(font: "Noto Sans SC", weight: 500, ${text(cell.text)})` : text(cell.text)
  return `table.cell(colspan: ${cell.colSpan}, rowspan: ${cell.rowSpan}, align: ${cell.align} + horizon, ${body})`
}

function text(value: string): string {
  return JSON.stringify(value)
}
