import { expect, test } from 'vitest'
import { recognise } from '../../src/import/find/recognise.ts'
import { readText } from '../../src/import/read/text/read-text.ts'

const text = ['一、总体绩效目标', '负责图书馆。', '1、图书采购绩效目标表'].join('\n')
const layoutOf = (contents: string) =>
  recognise(readText('made.txt', `${contents}\n${text}`))
    .runs.filter(({ fate }) => fate === 'layout')
    .map((run) => run.text)

test('lines of a table of contents are layout, with or without page numbers', () => {
  expect(layoutOf('目 录\n一、总体绩效目标……1\n1、图书采购绩效目标表.....- 12 -')).toEqual([
    '一、总体绩效目标……1',
    '1、图书采购绩效目标表.....- 12 -',
  ])
  expect(layoutOf('目录\n一、总体绩效目标\n1、图书采购绩效目标表')).toHaveLength(2)
})

test('where the first entry does not come again, nothing is taken for contents', () => {
  expect(layoutOf('目录\n二、别的')).toEqual([])
})
