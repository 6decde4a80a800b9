import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FoundForm } from '../../src/import/find/found-form.ts'
import { recognise } from '../../src/import/find/recognise.ts'
import { readDocument } from '../../src/import/read/read-document.ts'
import type { SourceDocument } from '../../src/import/source.ts'
import { levels, listOf, pageOf, type Shape, shape, tablesOf } from './made-forms.ts'
import { asWord, asWorkbook } from './other-formats.ts'

/* Whatever is taken of a form must be what was put in; what is not taken must be asked for. */

function readForm(shape: Shape): FoundForm | undefined {
  return onlyForm({
    file: 'made',
    blocks: [{ kind: 'paragraph', text: '项目支出绩效目标表', place: '第 1 段' }, ...tablesOf(shape)],
  })
}

function onlyForm(document: SourceDocument): FoundForm | undefined {
  const { forms } = recognise(document)
  expect(forms).toHaveLength(1)
  return forms[0]
}

const promise = (level1 = '', level2 = '', name = '', value = '') => [level1, level2, name, value].join(' | ')
const promisesOf = (form: FoundForm | undefined) =>
  form?.lists.绩效指标.map((item) =>
    promise(...['一级指标', '二级指标', '三级指标', '指标值'].map((key) => item.get(key))),
  ) ?? []

/** Many more are tried by hand: MADE_FORMS=3000. */
const runs = (usual: number) => Number(process.env.MADE_FORMS ?? usual)

function expectNothingWrong(form: FoundForm | undefined, { rows, ownFields }: Shape) {
  if ((form?.refusals.length ?? 0) > 0) return
  const wanted = rows.map(({ level, name, value }) => promise(...(levels[level] ?? []), name, value))
  const found = promisesOf(form)
  const asked = form?.questions.map(({ message }) => message).join() ?? ''
  if (!asked.includes('当作指标值'))
    expect(wanted).toEqual(expect.arrayContaining(found.filter((said) => !said.endsWith(' | '))))
  if (found.length < wanted.length) expect(form?.questions).not.toEqual([])
  expect(form?.fields.get('预算数')).toBe('36.00')
  expect(form?.fields.get('绩效目标')).toBe('修好渡桥。')
  for (const [label] of ownFields) expect(asked).toContain(`${label}名`)
}

describe('forms that no province has', () => {
  test('never a wrong number, and nothing lost without a question', () => {
    fc.assert(
      fc.property(shape, (shape) => {
        expectNothingWrong(readForm(shape), shape)
      }),
      { numRuns: runs(500) },
    )
  })

  test.each([
    ['a page', async (shape: Shape) => pageOf(shape)],
    ['a Word document', async (shape: Shape) => asWord(pageOf(shape))],
    ['a workbook', async (shape: Shape) => asWorkbook(pageOf(shape))],
    ['a list', async (shape: Shape) => listOf(shape)],
  ])('nor in %s', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(shape, async (shape) => {
        expectNothingWrong(onlyForm(await readDocument('made', await write(shape))), shape)
      }),
      { numRuns: runs(60) },
    )
  })

  test('with a known title over the target, every item is taken', () => {
    fc.assert(
      fc.property(shape, fc.constantFrom('指标值', '本年度目标值'), (made, valueTitle) => {
        const shape = { ...made, valueTitle, others: made.others.filter(({ title }) => title !== '指标值') }
        const form = readForm(shape)
        expect(form?.refusals).toEqual([])
        expect(promisesOf(form)).toEqual(
          shape.rows.map(({ level, name, value }) => promise(...(levels[level] ?? []), name, value)),
        )
      }),
      { numRuns: 300 },
    )
  })
})
