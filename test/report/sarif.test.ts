import { Ajv } from 'ajv'
import type { Log } from 'sarif'
import { describe, expect, test } from 'vitest'
import { rules } from '../../src/check/rules.ts'
import type { Finding } from '../../src/model/finding.ts'
import { sarifLog, sarifReport } from '../../src/report/sarif.ts'
import { checkAll } from '../../src/review/review.ts'
import { linxi } from '../linxi.ts'

const text = { type: 'string', minLength: 1 }
const message = object({ text }, ['text'])
const levels = { enum: ['none', 'note', 'warning', 'error'] }
const positive = { type: 'integer', minimum: 1 }
const region = object({ startLine: positive, startColumn: positive }, ['startLine'])
const uri = { type: 'string', pattern: "^[A-Za-z0-9%/._~!$&'()*+,;=@-]+$" }
const artifact = object({ uri }, ['uri'])

/**
 * What OASIS SARIF 2.1.0 demands of the objects that a report uses: 3.13 log, 3.14 run, 3.18 tool, 3.19 driver, 3.49
 * rule, 3.50 configuration, 3.27 result, 3.29 place, 3.30 region, 3.35 suppression. No other properties may be there.
 */
const valid = new Ajv({ allErrors: true }).compile(
  object(
    {
      $schema: { type: 'string' },
      version: { const: '2.1.0' },
      runs: list(
        object(
          {
            columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
            tool: object(
              {
                driver: object(
                  {
                    name: text,
                    language: { type: 'string', pattern: '^[a-z]{2}(-[A-Z]{2})?$' },
                    rules: list(
                      object(
                        {
                          id: text,
                          shortDescription: message,
                          fullDescription: message,
                          help: message,
                          defaultConfiguration: object({ level: levels }, []),
                        },
                        ['id'],
                      ),
                    ),
                  },
                  ['name'],
                ),
              },
              ['driver'],
            ),
            results: list(
              object(
                {
                  ruleId: text,
                  level: levels,
                  message,
                  locations: list(
                    object({ physicalLocation: object({ artifactLocation: artifact, region }, []) }, []),
                  ),
                  suppressions: list(
                    object(
                      {
                        kind: { enum: ['inSource', 'external'] },
                        status: { enum: ['accepted', 'underReview', 'rejected'] },
                        justification: text,
                      },
                      ['kind'],
                    ),
                  ),
                },
                ['ruleId', 'message'],
              ),
            ),
          },
          ['tool'],
        ),
      ),
    },
    ['version', 'runs'],
  ),
)

function object(properties: Readonly<Record<string, object>>, required: readonly string[]) {
  return { type: 'object', properties, required, additionalProperties: false }
}

function list(items: object) {
  return { type: 'array', items }
}

const error: Finding = {
  rule: 'money-sum',
  severity: 'error',
  file: 'content/101001/2025/项目,1.yaml',
  line: 4,
  column: 6,
  field: '预算数',
  message: '“5.00”不是各项资金的合计',
}
const warning: Finding = {
  rule: 'spaces',
  severity: 'warning',
  file: 'content/101001/2025/department.md',
  message: '有空格',
}
const waived: Finding = {
  ...warning,
  severity: 'note',
  rule: 'wording',
  waived: { reason: '批复如此', by: '负责人', date: '2025-02-15', until: '2025-12-31' },
}
// That it is a Log is for the type checker to say, whose types are made from the published schema.
const log: Log = sarifLog([error, warning, waived], rules)
const results = log.runs[0]?.results ?? []

test('places findings by line and column of a file below the root', () => {
  expect(results[2]?.locations?.[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: 'content/101001/2025/%E9%A1%B9%E7%9B%AE,1.yaml' },
    region: { startLine: 4, startColumn: 6 },
  })
  expect(results[0]?.locations?.[0]?.physicalLocation?.region).toBeUndefined()
  expect(results.map(({ level }) => level)).toEqual(['warning', 'note', 'error'])
})

test('suppresses what is waived, with the reason', () => {
  expect(results.map(({ suppressions }) => suppressions?.[0]?.justification)).toEqual([
    undefined,
    '批复如此（负责人）',
    undefined,
  ])
})

describe('what the standard demands is there', () => {
  test('of every kind of finding', () => {
    valid(JSON.parse(sarifReport([error, warning, waived], rules)))
    expect(valid.errors).toBeNull()
  })

  test('of the report on the published text, whose findings name rules that it describes', async () => {
    const { findings } = await checkAll(linxi)
    const report: Log = sarifLog(findings, rules)
    valid(JSON.parse(JSON.stringify(report)))
    expect(valid.errors).toBeNull()
    const [run] = report.runs
    const known = run?.tool.driver.rules?.map(({ id }) => id) ?? []
    expect(new Set(known).size).toBe(known.length)
    for (const { ruleId } of run?.results ?? []) expect(known).toContain(ruleId)
  })

  test('and this test sees where it is not', () => {
    const broken: unknown = JSON.parse(
      sarifReport([{ ...error, line: 0 }], rules).replace('"version": "2.1.0"', '"version": "2.0.0"'),
    )
    valid(broken)
    expect(valid.errors?.map(({ instancePath }) => instancePath)).toEqual([
      '/version',
      '/runs/0/results/0/locations/0/physicalLocation/region/startLine',
    ])
  })
})
