import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'astro'
import { load } from '../src/publish/load.ts'
import { progress } from './progress.ts'
import { run } from './run.ts'

/** `npm run build [-- --out FOLDER]`: checks content, builds the site beside the old one, and then takes its place. */
await run(async () => {
  const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } })
  const out = resolve(values.out)
  const started = performance.now()
  console.log('检查内容……')
  await load(process.cwd())

  const staging = `${out}.building`
  const { integration, done } = progress()
  await rm(staging, { recursive: true, force: true })
  try {
    await build({ outDir: staging, logLevel: 'error', integrations: [integration] })
    done()
    await replace(out, staging)
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
  console.log(await summary(out))
  console.log(`用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒。网站在 ${out}`)
  console.log('查看：npm run preview')
})

/** Puts the new folder where the old one was, so that nobody meets half a site. */
async function replace(out: string, staging: string) {
  const old = `${out}.old`
  await rm(old, { recursive: true, force: true })
  await mkdir(out, { recursive: true })
  await rename(out, old)
  await rename(staging, out)
  await rm(old, { recursive: true, force: true })
}

async function summary(out: string): Promise<string> {
  const files = (await readdir(out, { recursive: true })).map((file) => join('/', file))
  const count = (pattern: RegExp) => files.filter((file) => pattern.test(file)).length
  return `完成：网页 ${count(/\.html$/)} 个，单表 ${count(/^\/\d+\/\d{4}\/[^/]+\.pdf$/)} 份，文本 ${count(/^\/\d+\/\d{4}\.pdf$/)} 份，分享图 ${count(/\.png$/)} 张。`
}
