import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gridTable } from '../../src/form/html.ts'
import type { Cell, Grid } from '../../src/model/form.ts'
import { load } from '../../src/publish/load.ts'

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
  return { title: text, left: text, right: text, widths: [0.5, 0.5], rows }
}

describe('the form as a table', () => {
  test('prints the approved form of 法律援助', async () => {
    const published = await load(process.cwd())
    const department = published.departments.find(({ unit, year }) => unit === '315002' && year === 2020)
    const project = department?.projects.find(({ code }) => code === '315-0404-JBN-9C18')
    if (!department || !project) throw new Error('the content has no 315-0404-JBN-9C18')
    const html = gridTable(published.grid(department, project))
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

  test('prints one paragraph for each line of a cell', () => {
    expect(gridTable(gridOf('1、甲\n2、乙'))).toContain('<p>1、甲</p><p>2、乙</p>')
  })
})

function unescapeHtml(html: string): string {
  const characters: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }
  return html.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => characters[name] ?? '')
}
