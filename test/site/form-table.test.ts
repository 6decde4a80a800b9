import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { projectRecord } from '../../src/content/record.ts'
import { gridTable } from '../../src/form/html.ts'
import type { Cell, Grid } from '../../src/model/grid.ts'
import { load } from '../../src/review/load.ts'
import { linxi } from '../linxi.ts'

function gridOf(text: string): Grid {
  const cell: Cell = {
    text,
    row: 0,
    column: 0,
    rowSpan: 1,
    colSpan: 1,
    role: 'label',
    scope: 'row',
    align: 'left',
    headers: [],
    source: text,
  }
  const value: Cell = { ...cell, column: 1, role: 'value', headers: [cell] }
  const rows = [{ repeats: false, heads: false, cells: [cell, value] }]
  return { title: text, left: text, right: text, landscape: false, widths: [0.5, 0.5], rows }
}

describe('the form as a table', () => {
  test('prints the approved form of 法律援助', async () => {
    const published = await load(linxi)
    const department = published.departments.find(({ unit, year }) => unit === '315002' && year === 2020)
    const project = department?.projects.find(({ code }) => code === '315-0404-JBN-9C18')
    if (!department || !project) throw new Error('the content has no 315-0404-JBN-9C18')
    const html = gridTable(published.fill(projectRecord(department, project)))
    await expect(`${html}\n`).toMatchFileSnapshot('golden/315-0404-JBN-9C18.html')
  })

  test.each(['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onmouseover='x", '&lt;b&gt;'])(
    'takes %s as words',
    (hostile) => {
      const html = gridTable(gridOf(hostile))
      expect(html).not.toContain(hostile)
      expect(unescapeHtml(html)).toContain(hostile)
    },
  )

  test('has the same tags whatever the texts are', () => {
    const tags = (html: string) => html.match(/<\/?[a-z]+/g)
    const plain = tags(gridTable(gridOf('字')))
    assert(
      property(string(), (text) => {
        const line = text.replace(/\s/g, '字')
        expect(tags(gridTable(gridOf(line)))).toEqual(plain)
      }),
    )
  })

  test('of a turned sheet scrolls in a region that can be reached and has a name', () => {
    const html = gridTable({ ...gridOf('监控表\n（2025年度）'), landscape: true, size: 9 }, 'monitor')
    expect(html).toMatch(
      /^<div class="form-region" role="region" tabindex="0" aria-label="监控表（2025年度）" style="--form-width:82em;/,
    )
    expect(html).toContain('id="monitor-0-0"')
  })

  test('tells items of two lists side by side apart', () => {
    const { rows, ...grid } = gridOf('指标值')
    const [row] = rows
    const [label, value] = row?.cells ?? []
    if (!row || !label || !value) throw new Error('the grid has a row of two cells')
    const title: Cell = { ...label, scope: 'col', source: undefined }
    const cells = ['中期绩效指标.0.指标值', '绩效指标.0.指标值'].map((source, column) => ({
      ...value,
      column,
      source,
      headers: [title],
    }))
    const html = gridTable({
      ...grid,
      rows: [
        { ...row, cells: [title] },
        { ...row, cells },
      ],
    })
    expect(html).toContain('data-label="中期绩效指标：指标值"')
    expect(html).toContain('data-label="绩效指标：指标值"')
  })

  test('prints one paragraph for each line of a cell', () => {
    expect(gridTable(gridOf('1、甲\n2、乙'))).toContain('<p>1、甲</p><p>2、乙</p>')
  })
})

function unescapeHtml(html: string): string {
  const characters: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }
  return html.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => characters[name] ?? '')
}
