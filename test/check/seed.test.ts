import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Finding } from '../../src/model/finding.ts'
import { textReport } from '../../src/report/text-report.ts'
import { checkAll } from '../../src/review/review.ts'
import { expectGolden } from '../golden.ts'
import { linxi } from '../linxi.ts'

const folder = 'content/315002/2020'
let findings: readonly Finding[] = []
beforeAll(async () => {
  findings = (await checkAll(linxi)).findings
})

test('nothing stops the published text from being published again', () => {
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('the report, as it was read line by line', () =>
  expectGolden(`${textReport(findings)}\n`, join(import.meta.dirname, 'golden/seed.txt')))

/** What is wrong with the published text, by a reader of it; the words stand at the line. */
const defects: [string, string, string, string][] = [
  ['a lost cell: no basis for 提高群众对司法行政认知度', '0601-JBN-0IT7', 'basis-missing', '指标值确定依据:'],
  ['no basis for any indicator of project 6', '0401-JBN-CQBW', 'basis-missing', '- 一级指标: 产出指标'],
  ['a unit given twice in project 3', '0403-JBN-SY8H', 'unit-in-name', '社区矫正人员重新犯罪率（%）'],
  ['a unit given twice in project 8', '0403-JBN-GLWN', 'unit-in-name', '社区矫正人员重新犯罪率（%）'],
  ['a blank checkpoint in project 2', '0403-JBN-4PV7', 'plan-blank', '3月底'],
  ['project 8 is project 3 again', '0403-JBN-GLWN', 'near-identical', '- 一级指标'],
  ['project 5 is project 1 but for one indicator', '0404-JBN-WUC5', 'near-identical', '- 一级指标'],
  ['挽回经济损失 counted again', '0401-JBN-IP8S', 'counted-twice', '≥100万元'],
  ['挽回经济损失 counted a third time', '0601-JBN-0IT7', 'counted-twice', '≥100万元'],
  ['satisfaction in people, project 1', '0404-JBN-9C18', 'satisfaction-target', '≥60人'],
  ['satisfaction in people, project 3', '0403-JBN-SY8H', 'satisfaction-target', '≥100人'],
  ['satisfaction in people, project 5', '0404-JBN-WUC5', 'satisfaction-target', '≥60人'],
  ['satisfaction in people, project 8', '0403-JBN-GLWN', 'satisfaction-target', '≥100人'],
  ['timeliness filed under quality', '0601-JBN-0IT7', 'level2-name', '质量指标'],
  ['within two months, or by February, project 1', '0404-JBN-9C18', 'ambiguous-time', '≤2月'],
  ['within two months, or by February, project 2', '0403-JBN-4PV7', 'ambiguous-time', '≤2月'],
  [
    'equipment bought in project 4, and no indicator of it',
    '0403-JBN-7FXL',
    'usage-unmeasured',
    '购买专用设备',
  ],
  ['【】 in a document number', '0601-JBN-0IT7', 'document-number', '【2019】'],
  ['most spending plans alike', '0403-JBN-SY8H', 'plan-copied', '25.00'],
]

describe('the report tells of', () => {
  test.each(defects)('%s', async (_, code, rule, words) => {
    const file = `${folder}/315-${code}.yaml`
    const lines = (await readFile(join(linxi, file), 'utf8')).split('\n')
    const told = findings
      .filter((finding) => finding.file === file && finding.rule === rule)
      .map(({ line = 0 }) => lines[line - 1] ?? '')
    expect(told).toContainEqual(expect.stringContaining(words))
  })

  test('metrics of the narrative that have no value', () => {
    const found = findings.filter(({ rule }) => rule === 'metric-without-value')
    expect(found.map(({ file, quote }) => [file, quote])).toEqual([
      [`${folder}/department.md`, '普法考核通过率'],
      [`${folder}/department.md`, '提供法律咨询数量'],
    ])
  })
})
