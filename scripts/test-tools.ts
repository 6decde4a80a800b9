import { spawnSync } from 'node:child_process'
import { Refusal } from '../src/server/refusal.ts'

/** What the tests run and Debian has: a browser, PDF readers, web servers, a terminal, an ssh server. */
const tools = [
  { command: 'chromium', package: 'chromium' },
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

/**
 * Installs those that are missing, and Chinese fonts.
 * @throws Refusal where that does not work
 */
export function installTools() {
  const missing = tools.filter(({ command }) => !isThere(command)).map((tool) => tool.package)
  const hasChineseFont =
    isThere('fc-list') && spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }).stdout.trim() !== ''
  if (!hasChineseFont) missing.push('fonts-noto-cjk')
  if (missing.length === 0) return
  console.log(`安装测试要用的：${missing.join('、')}`)
  const sudo = process.getuid?.() === 0 ? '' : 'sudo '
  const command = `${sudo}apt-get update -qq && ${sudo}apt-get install -y -qq --no-install-recommends ${missing.join(' ')}`
  const { status } = spawnSync('sh', ['-c', command], {
    stdio: ['inherit', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (status !== 0)
    throw new Refusal(`测试要用 ${missing.join('、')}，装不上。在 Debian 上可以这样装：\n  ${command}`)
}
