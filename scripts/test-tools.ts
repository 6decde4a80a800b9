import { spawnSync } from 'node:child_process'

/** Installs what the tests run and Debian has: a browser, PDF readers, web servers, a terminal, an ssh server, Chinese fonts. */
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
const missing = tools.filter(({ command }) => !isThere(command)).map((tool) => tool.package)
const hasChineseFont =
  isThere('fc-list') && spawnSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }).stdout.trim() !== ''
if (!hasChineseFont) missing.push('fonts-noto-cjk')

if (missing.length > 0) {
  console.log(`Installing for the tests: ${missing.join(', ')}`)
  const sudo = process.getuid?.() === 0 ? '' : 'sudo '
  const command = `${sudo}apt-get update -qq && ${sudo}apt-get install -y -qq --no-install-recommends ${missing.join(' ')}`
  const { status } = spawnSync('sh', ['-c', command], {
    stdio: ['inherit', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (status !== 0) {
    console.error(`The tests need: ${missing.join(', ')}. Install them, for example with\n  ${command}`)
    process.exitCode = 1
  }
}
