import { expect, test } from 'vitest'
import { readTemplates } from '../../src/content/kinds/template.ts'
import { collectContent } from '../../src/content/read.ts'
import { changedForms } from '../../src/review/changed-forms.ts'
import { linxi } from '../linxi.ts'

const { templates } = readTemplates(linxi)
const { departments } = collectContent(linxi, templates)
const published = { departments, templates }
const relabelled = (id: string, from: string, to: string) =>
  templates.map((one) => (one.id === id ? JSON.parse(JSON.stringify(one).replaceAll(from, to)) : one))

test('a form that printed published years keeps its words; what nothing was published with, and what only looks different, may change', () => {
  expect(changedForms(published, templates)).toEqual([])
  expect(changedForms(published, relabelled('hebei-2020', '预算数', '支出数'))).toMatchObject([
    {
      rule: 'form-changed',
      severity: 'error',
      message: expect.stringMatching(/公开过的 \d+ 张表就印得不同：“.*预算数.*”变成“.*支出数.*”/),
      fix: expect.stringContaining('hebei-2020-2'),
    },
  ])
  expect(changedForms(published, relabelled('mof-88-annual', '指标值', '目标值'))).toEqual([])
  const wider = templates.map((one) => ({ ...one, size: 9 }))
  expect(changedForms(published, wider)).toEqual([])
})
