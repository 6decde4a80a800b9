import { existsSync, readFileSync } from 'node:fs'
import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

const packed = resolve('node_modules/chrome-aws-lambda/bin/chromium.br')

/** Why the oldest browser of readers cannot be had on this machine: the package holds it for Linux on x64 only. */
export const noChrome86 =
  process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(packed)
    ? 'chrome-aws-lambda has no Chromium 86 for this machine'
    : undefined

/** A real Chromium 86, as kernels of 360 and 信创 browsers are. */
export async function launchChrome86(): Promise<Browser> {
  const folder = resolve('test/output/chrome-86')
  const executablePath = join(folder, 'chromium')
  if (!existsSync(executablePath)) {
    await mkdir(folder, { recursive: true })
    await writeFile(executablePath, await promisify(brotliDecompress)(readFileSync(packed)))
    await chmod(executablePath, 0o755)
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
}
