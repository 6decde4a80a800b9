import { spawnSync } from 'node:child_process'
import { access, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { serverSetupCommand } from '../../scripts/command/server-commands.ts'
import { installed } from '../../scripts/installed-commands.ts'

const text = await readFile('scripts/server/Dockerfile', 'utf8')
const isThere = (command: string) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0

test('the container starts what the package has, and what it runs is a script', async () => {
  const [, entry = ''] = /^ENTRYPOINT (\[.*\])$/m.exec(text) ?? []
  const [shell, script = ''] = JSON.parse(entry)
  const own = script.replace(`${installed}/`, '')
  await access(own)
  expect([shell, spawnSync(shell, ['-n', own]).status]).toEqual(['bash', 0])
  expect(await readFile(own, 'utf8')).toContain(`bin/mingbiao ${serverSetupCommand.name} `)
})

test('what must outlive the container is in its volume', async () => {
  const script = await readFile('scripts/server/container.sh', 'utf8')
  const [, volume = ''] = /^VOLUME (.+)$/m.exec(text) ?? []
  for (const folder of [...script.matchAll(/install -d .* (\/.+)$/gm)].flatMap(([, all = '']) =>
    all.split(' '),
  ))
    expect(folder).toMatch(new RegExp(`^${volume}/`))
  expect(text).toContain(`--home-dir ${volume} `)
})

// Debian has no hadolint: whoever has it, is told what it says.
test.skipIf(!isThere('hadolint'))('hadolint finds nothing', () => {
  const { status, stdout } = spawnSync('hadolint', ['scripts/server/Dockerfile'], { encoding: 'utf8' })
  expect([status, stdout]).toEqual([0, ''])
})
