import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { notFound } from '../../src/build/page-request.ts'
import { wholePlan } from '../../src/build/plan.ts'
import { projectsKinds } from '../../src/content/kinds/kinds.ts'
import { tellHistory } from '../../src/corrections/history.ts'
import { Preview } from '../../src/dev/live-preview.ts'
import { checksums, isTakenName, manifest, proofIn, receiptPdf } from '../../src/model/address.ts'
import { load, type Published } from '../../src/review/load.ts'
import { source } from '../data/source.ts'
import { linxi } from '../linxi.ts'

/** What the parts of a documented address may be. */
const parts: Readonly<Record<string, string>> = {
  单位: '(?!20\\d\\d/)\\d{3,9}',
  年度: '20\\d\\d',
  年月: '20\\d\\d-[01]\\d',
  项目: `[A-Za-z0-9-]+(\\.(${projectsKinds.map(({ id }) => id).join('|')}))?`,
  表: '[a-z-]+',
  指标: '[^/]+',
  字: '(?!files/)[^/]+',
}

/** Addresses of the program itself and of the editor, which are nobody's interface. */
const internal = /^\/(404\.html|admin\/.*|style\.css|page\.js|embed\.js|icon\.svg|search\/files\/.*)$/

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

/** A publication with every kind of record. */
async function everyKind(site: { ofd?: boolean; url?: string }): Promise<Published> {
  const real = await load(linxi)
  const { departments } = await source()
  const history = tellHistory(departments, [], new Map())
  return { ...real, departments, history, site: { ...real.site, ...site } }
}

test('an OFD stands beside each PDF where the site says so, and else none', async () => {
  const outputs = wholePlan(await everyKind({ ofd: true }))
  const named = (ending: string) =>
    outputs.flatMap(({ address }) => (address.endsWith(ending) ? [address.slice(0, -ending.length)] : []))
  // The brief is a service to readers, not a record for the archive.
  const records = named('.pdf').filter((address) => !address.endsWith('/brief'))
  expect(named('.ofd').sort()).toEqual(records.sort())
  expect(wholePlan(await everyKind({})).filter(({ address }) => address.endsWith('.ofd'))).toEqual([])
  for (const address of ['/315002/2020.ofd', '/315002/2020/315-0404-JBN-9C18.ofd']) {
    const output = outputs.find((one) => one.address === address)
    const body = output && 'body' in output ? await output.body() : ''
    const entry = strFromU8(unzipSync(Buffer.from(body))['OFD.xml'] ?? new Uint8Array())
    expect(entry).toContain('<ofd:CustomData Name="单位">临西县司法局</ofd:CustomData>')
  }
})

test('the data of a sheet are what its PDF carries', async () => {
  const outputs = wholePlan(await everyKind({}))
  const output = outputs.find(({ address }) => address === '/315002/2020/315-0404-JBN-9C18.json')
  const data = output && 'body' in output ? JSON.parse(Buffer.from(await output.body()).toString()) : {}
  expect(data).toMatchObject({ 格式: 'mingbiao 1', 项目: { 项目名称: '法律援助', 预算数: '0.80' } })
})

test('nothing stands where something else does, nor where a project could', async () => {
  const { departments, ...published } = await everyKind({ ofd: true, url: 'https://www.example.gov.cn' })
  const addresses = wholePlan({ ...published, departments }).map(({ address }) => address.toLowerCase())
  expect(addresses.filter((address, at) => addresses.indexOf(address) !== at)).toEqual([])
  const own = departments.flatMap(({ unit, year, projects }) => {
    const folder = `/${unit}/${year}/` as const
    const codes = projects.map(({ id }) => id.toLowerCase())
    return [...addresses, ...Object.values(proofIn(folder))].flatMap((address) => {
      const below = address.startsWith(folder) ? address.slice(folder.length) : ''
      // What a project has there: its page, its sheets and their data.
      const [, name] = /^([^/.]+)(?:\/|\.(?:pdf|ofd|json)$)/.exec(below) ?? []
      return name === undefined || codes.includes(name) ? [] : [name]
    })
  })
  expect([...new Set(own)].filter((name) => !isTakenName(name))).toEqual([])
})

test('docs/api.md names every address that is published, and none that is not', async () => {
  const addresses = [
    ...wholePlan(await everyKind({ ofd: true, url: 'https://www.example.gov.cn' })).map(
      ({ address }) => address,
    ),
    // What is made of the hashes of all others.
    ...[manifest, checksums, receiptPdf],
    ...['manifest.json', 'checksums.txt', 'receipt.pdf'].map((name) => `/315002/2020/${name}`),
  ].filter((address) => !internal.test(address))
  const patterns = await documented()
  const fitsNone = addresses.filter((address) => ![...patterns.values()].some((one) => one.test(address)))
  expect(fitsNone).toEqual([])
  const unused = [...patterns].filter(([, pattern]) => !addresses.some((address) => pattern.test(address)))
  expect(unused.map(([address]) => address)).toEqual([])
})

test('a preview finds whatever is published, also where the last / of an address is missing', async () => {
  const real = await load(linxi)
  const published = { ...real, site: { ...real.site, ofd: true, url: 'https://www.example.gov.cn' } }
  const preview = new Preview({ load: async () => published, assets: async () => undefined })
  const nothing = await preview.answer('/nothing/')
  for (const output of wholePlan(published)) {
    const { address } = output
    const answer = await preview.answer(address)
    if ('body' in output) expect(answer, address).toHaveProperty('body')
    else if (address !== notFound) expect(answer, address).not.toEqual(nothing)
    const short = address.replace(/(?<=.)\/$/, '')
    if (short !== address) expect(await preview.answer(short)).toEqual({ elsewhere: address })
  }
})
