import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { planOf } from '../../src/build/plan.ts'
import { tellHistory } from '../../src/corrections/history.ts'
import { checksums, manifest, receiptPdf } from '../../src/model/address.ts'
import { load } from '../../src/review/load.ts'
import { source } from '../data/source.ts'
import { linxi } from '../linxi.ts'

/** What the parts of a documented address may be. */
const parts: Readonly<Record<string, string>> = {
  单位: '(?!20\\d\\d/)\\d{3,9}',
  年度: '20\\d\\d',
  项目: '[A-Za-z0-9-]+(\\.result|\\.monitor)?',
  表: '[a-z]+',
}

/** Addresses of the program itself and of the editor, which are nobody's interface. */
const internal = /^\/(404\.html|admin\/.*|style\.css|elder\.js|icon\.svg)$/

/** The addresses of docs/api.md, each with what fits it. */
async function documented(): Promise<Map<string, RegExp>> {
  const text = await readFile(join(import.meta.dirname, '../../docs/api.md'), 'utf8')
  const addresses = [...text.matchAll(/^\| `(\/[^`]*)` \|/gm)].map(([, address = '']) => address)
  return new Map(
    addresses.map((address) => {
      const pattern = address
        .replaceAll('.', '\\.')
        .replace(/\{(.+?)\}/g, (_, name: string) => parts[name] ?? 'nothing')
      return [address, new RegExp(`^${pattern}$`)]
    }),
  )
}

test('docs/api.md names every address that is published, and none that is not', async () => {
  const real = await load(linxi)
  const { departments } = await source()
  const history = tellHistory(departments, [], new Map())
  const published = { ...real, departments, history, site: { ...real.site, ofd: true } }
  const addresses = [
    ...planOf(published).map(({ address }) => address),
    // What is made of the hashes of all others.
    ...[manifest, checksums, receiptPdf],
  ].filter((address) => !internal.test(address))
  const patterns = await documented()
  const fitsNone = addresses.filter((address) => ![...patterns.values()].some((one) => one.test(address)))
  expect(fitsNone).toEqual([])
  const unused = [...patterns].filter(([, pattern]) => !addresses.some((address) => pattern.test(address)))
  expect(unused.map(([address]) => address)).toEqual([])
})
