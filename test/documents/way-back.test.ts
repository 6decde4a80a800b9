import { expect, test } from 'vitest'
import { sheetLayout, sheetRecords } from '../../src/documents/documents.ts'
import { load, type Published } from '../../src/review/load.ts'
import { linxi } from '../linxi.ts'

const published = await load(linxi)
const [record] = sheetRecords(published)

function figuresOf(site: Published['site']) {
  if (!record) throw new Error('no sheet')
  const { pages, digest } = sheetLayout({ ...published, site }, record)
  const figures = pages.flatMap((page) => page.figures.map(({ element }) => element.figure?.alternative))
  return { figures, code: digest.slice(0, 32) }
}

test('the QR code of a sheet leads to where its 校验码 is looked up', () => {
  const { figures, code } = figuresOf({ ...published.site, url: 'https://www.example.gov.cn/jxmb/' })
  expect(figures).toEqual([`二维码，核验这份文件：https://www.example.gov.cn/jxmb/verify/#${code}`])
})

test('a site that does not know its address prints none', () => {
  const { url: _, ...site } = published.site
  expect(figuresOf(site).figures).toEqual([])
})
