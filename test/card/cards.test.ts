import { beforeAll, expect, test } from 'vitest'
import { countyCard, departmentCard } from '../../src/card/cards.ts'
import { load, type Published } from '../../src/review/load.ts'
import { linxi } from '../linxi.ts'

let published: Published
beforeAll(async () => {
  published = await load(linxi)
})

/** Width and height of a PNG. */
function sizeOf(png: Uint8Array<ArrayBuffer>): [number, number] {
  const view = new DataView(png.buffer)
  return [view.getUint32(16), view.getUint32(20)]
}

test('share pictures have the size that pages say they have', async () => {
  expect(sizeOf(await countyCard(published))).toEqual([1200, 630])
})

test('the same content gives the same bytes', async () => {
  const [department] = published.departments
  if (!department) throw new Error('content has no department')
  const draw = () => departmentCard(published.site, department)
  expect(await draw()).toEqual(await draw())
})
