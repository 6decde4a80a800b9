import { spawnSync } from 'node:child_process'
import { Refusal } from '../src/server/refusal.ts'

/**
 * What the tests run and Debian has: a browser, PDF readers, web servers, a terminal, an ssh server. Without its window
 * Chromium takes half of the time; where that is not to be had (Ubuntu), the one with a window does as well.
 */
const tools = [
  { command: 'chromium-headless-shell', package: 'chromium-headless-shell', instead: 'chromium' },
  { command: 'script', package: 'bsdutils' },
  { command: 'pdftotext', package: 'poppler-utils' },
  { command: 'qpdf', package: 'qpdf' },
  { command: 'zbarimg', package: 'zbar-tools' },
  { command: 'nginx', package: 'nginx-light' },
  { command: 'caddy', package: 'caddy' },
  { command: '/usr/sbin/sshd', package: 'openssh-server' },
  { command: 'fc-list', package: 'fontconfig' },
]

const isThere = (command: string) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0

const hasChineseFont = () =>
  isThere('fc-list') && spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }).stdout.trim() !== ''

const installCommand = (packages: readonly string[]) => {
  const sudo = process.getuid?.() === 0 ? '' : 'sudo '
  // Where there is no network, it says so soon.
  const patience = '-o Acquire::Retries=0 -o Acquire::http::Timeout=20'
  return `${sudo}apt-get update -qq ${patience} && ${sudo}apt-get install -y -qq ${patience} --no-install-recommends ${packages.join(' ')}`
}

function install(packages: readonly string[]): boolean {
  if (packages.length === 0) return true
  console.log(`安装测试要用的：${packages.join('、')}`)
  const { status } = spawnSync('sh', ['-c', installCommand(packages)], {
    stdio: ['inherit', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return status === 0
}

/**
 * Installs those that are missing, and Chinese fonts.
 * @throws Refusal where that does not work
 */
export function installTools() {
  const missing = tools.filter(({ command }) => !isThere(command))
  const fonts = hasChineseFont() ? [] : ['fonts-noto-cjk']
  if (install([...missing.map((tool) => tool.package), ...fonts])) return
  const needed = missing.filter(({ instead }) => instead === undefined || !isThere(instead))
  const packages = [...needed.map((tool) => tool.instead ?? tool.package), ...fonts]
  if (install(packages)) return
  throw new Refusal(
    `测试要用 ${packages.join('、')}，装不上。在 Debian 上可以这样装：\n  ${installCommand(packages)}`,
  )
}
