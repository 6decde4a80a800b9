import { inflateSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { countyCard, departmentCard } from '../../src/card/cards.ts'
import { palettePng } from '../../src/card/png.ts'
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

test('the same content gives the same bytes, whatever was drawn before', async () => {
  const [department] = published.departments
  if (!department) throw new Error('content has no department')
  const draw = () => departmentCard(published.site, department)
  const first = await draw()
  await departmentCard({ ...published.site, name: '龘龖灪麤' }, department)
  expect(await draw()).toEqual(first)
})

test('a picture of few colours has a palette, and every point as it was drawn', () => {
  const pixels = Buffer.from([255, 0, 0, 255, 0, 0, 255, 255, 1, 2, 3, 255, 255, 0, 0, 255])
  const png = Buffer.from(palettePng(pixels, 2, 2) ?? [])
  const chunk = (type: string) => {
    const at = png.indexOf(type)
    return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4))
  }
  expect([...inflateSync(chunk('IDAT'))]).toEqual([0, 0, 1, 0, 2, 0])
  expect([...chunk('PLTE')]).toEqual([255, 0, 0, 0, 0, 255, 1, 2, 3])
})

test('a picture of more colours than a palette has has none', () => {
  const pixels = Buffer.alloc(300 * 4)
  for (let at = 0; at < 300; at++) pixels.writeUInt32BE((at << 8) | 255, at * 4)
  expect(palettePng(pixels, 300, 1)).toBeUndefined()
})
