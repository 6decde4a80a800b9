import { expect, test } from 'vitest'
import { readableCharacter } from '../../../src/import/read/pdf/radicals.ts'
import { pdf } from './pdf.ts'
import { read } from './read.ts'

const across = (y: number, left: number, right: number) => `${left} ${y} m ${right} ${y} l S`
const down = (x: number, bottom: number, top: number) => `${x} ${bottom} m ${x} ${top} l S`
const said = (text: string, x: number, y: number) => `BT /F 10 Tf ${x} ${y} Td (${text}) Tj ET`

test('a merged cell goes on over pages on which a browser draws nothing of it', async () => {
  const edges = [200, 350, 500]
  const first = [
    ...[40, 70, 100].map((y) => across(y, y === 70 ? 200 : 50, 500)),
    ...[50, ...edges].map((x) => down(x, 40, 100)),
    ...[said('output', 60, 80), said('bridges', 210, 80), said('3', 360, 80)],
    ...[said('ferries', 210, 50), said('5', 360, 50)],
  ]
  const second = [
    ...[740, 770, 800].map((y) => across(y, 200, 500)),
    ...edges.map((x) => down(x, 740, 800)),
    ...[said('roads', 210, 780), said('7', 360, 780), said('lights', 210, 750), said('9', 360, 750)],
  ]
  expect(await read(pdf(first.join('\n'), second.join('\n')), 'form.pdf')).toEqual([
    '0:output↓4 | 1:bridges | 2:3',
    '1:ferries | 2:5',
    '1:roads | 2:7',
    '1:lights | 2:9',
  ])
})

test('rules between rows alone part no cells: each row is a line', async () => {
  const rows = [
    ...[40, 70, 100].map((y) => across(y, 50, 500)),
    ...[said('bridges', 60, 80), said('3', 360, 80), said('ferries', 60, 50), said('5', 360, 50)],
  ]
  expect(await read(pdf(rows.join('\n')), 'form.pdf')).toEqual(['bridges 3', 'ferries 5'])
})

test('radicals that look like characters read as these', () => {
  expect([...'⻬⻓⺠⻔⽤⻋⺟'].map(readableCharacter).join('')).toBe('齐长民门用车母')
  expect(readableCharacter('⺘')).toBe('⺘')
})
