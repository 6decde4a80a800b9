import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { commandManual, commands } from '../../scripts/command/commands.ts'
import { checkCommand, exportCommand, importCommand } from '../../scripts/command/content-commands.ts'
import { mistakeOf } from '../../scripts/command/mistakes.ts'
import { parse } from '../../scripts/command/parse.ts'
import { serverSetupCommand } from '../../scripts/command/server-commands.ts'
import { devCommand, previewCommand, rebuildCommand } from '../../scripts/command/site-commands.ts'
import { Refusal } from '../../src/server/refusal.ts'

const root = join(import.meta.dirname, '../..')
const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
)

/** A command as npm starts it, in the folder of the program. */
function start(line: string, ...args: string[]) {
  return startWith({}, line, ...args)
}

function startWith(environment: NodeJS.ProcessEnv, line: string, ...args: string[]) {
  const [program = '', ...own] = line.split(' ')
  expect(program).toBe('node')
  const { status, stdout, stderr } = spawnSync(process.execPath, [...own, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  })
  return { status, stdout, stderr }
}

/** An empty folder, for as long as the test runs. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mingbiao-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

test('every npm command is described, and runs on any system', () => {
  expect(Object.keys(scripts).sort()).toEqual(commands.map(({ name }) => name).sort())
  for (const line of Object.values(scripts)) expect(line).toMatch(/^node [\w.:/ =-]+$/)
})

test('docs/commands.md is up to date: else run npm run docs', () => {
  expect(readFileSync(join(root, 'docs/commands.md'), 'utf8')).toBe(commandManual())
})

describe('every command', () => {
  test.each(Object.entries(scripts))('%s says how it is used', (name, line) => {
    const { status, stdout, stderr } = start(line, '--help')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const command = commands.find((one) => one.name === name)
    for (const option of Object.keys(command?.options ?? {})) expect(stdout).toContain(`--${option}`)
    for (const [code, says] of Object.entries(command?.exits ?? {}))
      expect(stdout).toContain(`${code}  ${says}`)
  })

  test.each(Object.entries(scripts).filter(([name]) => name !== 'test'))(
    '%s ends with its own code and without a stack where an option is not known',
    (name, line) => {
      const { status, stdout, stderr } = start(line, '--nonsense')
      const command = commands.find((one) => one.name === name)
      expect({ status, stdout }).toEqual({ status: command?.failed ?? 1, stdout: '' })
      expect(stderr).toContain('没有“--nonsense”这个选项')
      expect(stderr).not.toMatch(/^\s+at /m)
    },
  )
})

describe('what was typed wrong is answered with what was meant', () => {
  const problem = (args: string[], command = checkCommand) => {
    try {
      parse(command, args)
    } catch (error) {
      if (error instanceof Refusal) return error.message.split('\n')[0]
      throw error
    }
    return undefined
  }
  test.each([
    [['--formt', 'json'], '没有“--formt”这个选项。是不是“--format”？'],
    [['--stirct'], '没有“--stirct”这个选项。是不是“--strict”？'],
    [
      ['-f', 'json'],
      '没有“-f”这个选项。可以写的是：--content、--format、--output、--strict、--since、--watch',
    ],
    [['——strict'], '“——strict”前面的短横线不是英文的，改成“--strict”'],
    [['－－since', 'main'], '“－－since”前面的短横线不是英文的，改成“--since”'],
    [['--output'], '“--output”后面要写文件：存进文件，不印在屏幕上'],
    [['--output', '--strict'], '“--output”后面要写文件：存进文件，不印在屏幕上'],
    [['--strict=yes'], '“--strict”后面不写什么，只写“--strict”'],
    [['--format', 'xml'], '“--format”后面写着“xml”，可以写的是：text、json、github、gitlab、sarif、html'],
    [['315002', '--strict'], undefined],
  ])('%j', (args, said) => {
    expect(problem(args)).toBe(said)
  })

  test('too little and too much', () => {
    const positionals = (args: string[]) => {
      try {
        return parse(exportCommand, args).positionals
      } catch (error) {
        return error instanceof Refusal ? error.message.split('\n')[0] : error
      }
    }
    expect(positionals([])).toBe('没有写单位编码和年度，如 315002/2020')
    expect(positionals(['315002/2020', '315003/2020'])).toBe(
      '多写了“315003/2020”：这里写单位编码和年度，如 315002/2020',
    )
    expect(positionals(['315002/2020'])).toEqual(['315002/2020'])
  })

  test('options that npm took for itself', () => {
    const environment = { npm_lifecycle_event: 'import', npm_config_save_map: 'true' }
    expect(() => parse(importCommand, ['表.docx'], environment)).toThrow(
      '“--save-map”让 npm 拿走了，前面要加一个“--”：npm run import -- --save-map …',
    )
    expect(
      parse(importCommand, ['表.docx'], { ...environment, npm_lifecycle_event: 'test' }).positionals,
    ).toEqual(['表.docx'])
  })

  test('nothing that is typed breaks the parser', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...commands),
        fc.array(fc.oneof(fc.string(), fc.constantFrom('--', '-', '--to', '--unit', '--no-trial', '--a=b'))),
        (command, args) => {
          try {
            parse(command, args)
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            expect(error.message).toMatch(/\p{Script=Han}/u)
          }
        },
      ),
    )
  })
})

test.each([
  [devCommand, ['--port', 'abc'], '“--port”后面写着“abc”，要写 0 到 65535 的整数'],
  [previewCommand, ['--port', '99999'], '“--port”后面写着“99999”，要写 0 到 65535 的整数'],
  [rebuildCommand, ['dist', '--number', '1.5'], '“--number”后面写着“1.5”，要写 1 到'],
  [serverSetupCommand, ['a', 'b', '--keep', '1'], '“--keep”后面写着“1”，要写 2 到'],
  [devCommand, ['--hlep'], '是不是“--help”？'],
])('a number that is none, or too large, is refused before anything begins: %#', (command, args, said) => {
  expect(() => parse(command, args)).toThrow(said)
})

test('what the system refuses is said in Chinese, a bug is not taken for it', () => {
  const denied = Object.assign(new Error('EACCES: permission denied'), {
    code: 'EACCES',
    path: '/srv/content',
  })
  expect(mistakeOf(denied)).toBe(
    '没有权限读写“/srv/content”。换一个有权限的目录，或请管理电脑的人给当前账户权限',
  )
  expect(mistakeOf(new TypeError('x is not a function'))).toBeUndefined()
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  expect(mistakeOf(full)).toBe('磁盘满了，文件没有写完。删去不用的文件，再运行一次')
  expect(mistakeOf(Object.assign(full, { path: '/from', dest: '/to' }))).toContain('磁盘满了，“/to”没有写完')
})

/** A port that nobody listens at. */
const nobody = 'http://127.0.0.1:1234/'

test.each([
  ['check', '--since', '没有检查'],
  ['build', '--published', '没有生成网站'],
])('%s %s a site that cannot be asked says so, and what follows', (name, option, ending) => {
  // Other tests copy the fixture, and are not to find what a command leaves beside content.
  const folder = newFolder()
  cpSync('test/fixtures/county', folder, { recursive: true })
  const { status, stderr } = start(scripts[name] ?? '', '--content', folder, option, nobody)
  expect(status).not.toBe(0)
  expect(stderr).toContain(`问不到 ${nobody} 现在显示什么：连不上`)
  expect(stderr).toContain(ending)
  expect(stderr).not.toMatch(/^\s+at /m)
})

test('whoever reads no more than the beginning is shown no stack', () => {
  const command = `"${process.execPath}" scripts/check.ts --help | true`
  expect(spawnSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' }).stderr).toBe('')
})

test('preview says what is missing, and answers whatever it is asked', async () => {
  const cwd = newFolder()
  const command = [join(root, 'scripts/preview.ts'), '--port', '0']
  const { status, stderr } = spawnSync(process.execPath, command, { cwd, encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stderr).toContain('先运行 npm run build')
  mkdirSync(join(cwd, 'dist'))
  for (const name of ['index.html', '404.html']) writeFileSync(join(cwd, 'dist', name), name)
  const preview = spawn(process.execPath, command, { cwd })
  onTestFinished(() => void preview.kill())
  const [said] = await once(preview.stdout, 'data')
  const port = /:(\d+)\//.exec(String(said))?.[1] ?? ''
  for (const [path, status] of [
    ['//', 200],
    ['//x:y[/', 404],
    ['/%E0%A4%A', 404],
    ['/', 200],
  ] as const) {
    const [answer] = await once(get({ port, path }), 'response')
    expect(answer.resume().statusCode, path).toBe(status)
  }
})

test('what Node compiled is not found again in a folder that every account may write to', () => {
  const folder = newFolder()
  startWith({ TMPDIR: folder, NODE_COMPILE_CACHE: undefined }, scripts.build ?? '', '--help')
  expect(readdirSync(folder)).toEqual([])
})
