import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { writeTwoUnits } from './build/two-units.ts'
import { commandsOf, github, gitlab } from './hosted.ts'
import { command, commit, hashes, must } from './server/server.ts'

vi.setConfig({ hookTimeout: 600_000, testTimeout: 600_000 })

/** What a job of a configuration says under a key. */
function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  )
}

function job(name: string): unknown {
  return at(github, 'jobs', name)
}

/** The one command of a job that has some text in it. */
function commandWith(part: string, jobOfIt: unknown): string {
  const found = commandsOf(jobOfIt).filter((one) => one.includes(part))
  expect(found, part).toHaveLength(1)
  return found[0] ?? 'false'
}

describe('a county that sets no variable', () => {
  test('has no other jobs on GitHub than before, and all that it had', () => {
    for (const name of ['start', 'shard'])
      expect(job(name)).toHaveProperty('if', "vars.MINGBIAO_SHARDS != ''")
    // A job that is skipped takes with it what asks for the success of all before it.
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as the platform writes it
    expect(job('check')).toMatchObject({ needs: ['start', 'shard'], if: '${{ !cancelled() }}' })
    for (const name of ['publish', 'whole'])
      expect(job(name)).toHaveProperty(
        'if',
        expect.stringMatching(/ && needs\.check\.result == 'success' && !cancelled\(\)$/),
      )
  })

  test('has no other jobs on GitLab than before, and what needs parts does not wait', () => {
    const shards = [2, 4, 8, 16].map((count) => [`shard-${count}`, count] as const)
    for (const [name, count] of shards)
      expect(at(gitlab, name)).toEqual({
        extends: '.shard',
        parallel: count,
        rules: [{ if: `$MINGBIAO_SHARDS == "${count}"` }],
      })
    for (const name of ['check', 'pages'])
      expect(at(gitlab, name, 'needs')).toEqual(shards.map(([job]) => ({ job, optional: true })))
  })
})

describe('a part', () => {
  test('on GitHub gets no key and no right but to read, and keeps nothing for the next run', () => {
    expect(job('start')).toHaveProperty('permissions', {})
    expect(job('shard')).not.toHaveProperty('permissions')
    expect(JSON.stringify([job('start'), job('shard')])).not.toMatch(/secrets\.|actions\/cache@/)
    expect(job('shard')).toMatchObject({
      strategy: {
        'fail-fast': false,
        matrix: { part: expect.stringContaining('fromJSON(needs.start.outputs.parts') },
      },
    })
  })

  test('on GitLab keeps nothing for the next run, and stops nothing', () => {
    expect(at(gitlab, '.shard')).toMatchObject({
      allow_failure: true,
      cache: [{ paths: ['.npm/'] }, { key: 'made', policy: 'pull' }],
    })
  })
})

describe('as the platform would run it', () => {
  let folder: string
  let site: { url: string; close(): void }

  /** Another machine with the same commit. */
  async function machine(name: string): Promise<string> {
    await cp(join(folder, 'county'), join(folder, name), { recursive: true, verbatimSymlinks: true })
    return join(folder, name)
  }
  const run = (where: string, script: string, env: NodeJS.ProcessEnv) =>
    command(where, 'bash', ['-e', '-c', script], env)
  async function ok(where: string, script: string, env: NodeJS.ProcessEnv): Promise<string> {
    const { status, output } = await run(where, script, env)
    if (status !== 0) throw new Error(output)
    return output
  }
  /** Of each unit's year in a store, a hash over when each of its files was made: those of a year that is made again are new. */
  async function yearsIn(store: string): Promise<Map<string, string | undefined>> {
    const names = await readdir(store, { recursive: true })
    const years = names.filter((name) => /^\d+-\d+\/\w+\/files\.json$/.test(name))
    return new Map(
      await Promise.all(
        years.map(
          async (name) => [name, (await readFile(join(store, name), 'utf8')).split('\n')[0]] as const,
        ),
      ),
    )
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingbiao-shards-'))
    const county = join(folder, 'county')
    await mkdir(county)
    for (const name of ['node_modules', 'scripts', 'src', 'package.json'])
      await symlink(resolve(name), join(county, name))
    await cp('templates', join(county, 'templates'), { recursive: true })
    await writeTwoUnits(county)
    await must(county, 'git', ['init', '--quiet', '--initial-branch=main'])
    await writeFile(join(county, '.gitignore'), '/*\n!/content\n!/templates\n')
    await commit(county, 'the county')
    const server = createServer(async (request, response) => {
      const bytes = await readFile(join(folder, 'shown', request.url ?? '')).catch(() => undefined)
      response.writeHead(bytes ? 200 : 404).end(bytes)
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    site = { url: `http://127.0.0.1:${port}/`, close: () => server.close() }
  })
  afterAll(async () => {
    site.close()
    await rm(folder, { recursive: true })
  })

  test('GitHub divides the work, and comes to the site that one machine makes', async () => {
    const env = { SITE: site.url, TRIAL: '' }
    const whole = await machine('whole')
    const start = commandWith('GITHUB_OUTPUT', job('start'))
    const outputs = join(folder, 'outputs')
    await ok(whole, start, { SHARDS: '2', GITHUB_OUTPUT: outputs })
    const [, moment = '', parts = ''] = /^at=(.*)\nparts=(.*)\n$/.exec(await readFile(outputs, 'utf8')) ?? []
    expect(JSON.parse(parts)).toEqual([1, 2])

    const last = await machine('last')
    for (const part of [1, 2]) {
      const where = await machine(`part-${part}`)
      await ok(where, commandWith('--shard', job('shard')), { ...env, PART: `${part}/2`, AT: moment })
      // What is uploaded, and downloaded into one folder.
      await cp(join(where, '.cache/units'), join(last, 'parts'), { recursive: true })
    }
    const made = await yearsIn(join(last, 'parts'))
    expect(made.size).toBe(2)
    await ok(last, commandWith('npm run merge', job('check')), {})
    const build = commandWith('npm run build', job('check'))
    await ok(last, build, { ...env, AT: moment })
    expect(await yearsIn(join(last, '.cache/units')), 'nothing was made again').toEqual(made)
    await ok(whole, build.replace(/\$\{AT.*\}/, `--at ${moment}`), env)
    expect(await hashes(join(last, 'dist'))).toEqual(await hashes(join(whole, 'dist')))
    // Without a variable there is no moment, and it is now.
    expect(await ok(last, build, { ...env, AT: '' })).toContain('完成：')
  })

  test.each(['1', '0', '4x', '100', '[1,2]', ''])(
    'GitHub says that “%s” is no number of parts',
    async (SHARDS) => {
      const { status, output } = await run(folder, commandWith('GITHUB_OUTPUT', job('start')), { SHARDS })
      expect([status, output]).toEqual([1, expect.stringContaining('::error::变量 MINGBIAO_SHARDS 要写')])
    },
  )

  const scriptOf = (name: string) => commandsOf(at(gitlab, name)).join('\n')

  test('GitLab divides the work, and comes to the site that one machine makes', async () => {
    const moment = '2026-03-02T01:30:00Z'
    const env = { MINGBIAO_SITE: site.url, MINGBIAO_SHARDS: '2', CI_PIPELINE_CREATED_AT: moment }
    const [check, pages] = [await machine('check'), await machine('pages')]
    for (const part of [1, 2]) {
      const where = await machine(`gitlab-${part}`)
      await ok(where, scriptOf('.shard'), { ...env, CI_NODE_INDEX: `${part}`, CI_NODE_TOTAL: '2' })
      // What is uploaded, and comes to each job that needs it.
      for (const other of [check, pages])
        await cp(join(where, 'parts'), join(other, 'parts'), { recursive: true })
    }
    const made = await yearsIn(join(pages, 'parts'))
    expect(made.size).toBe(2)
    await ok(pages, scriptOf('pages'), env)
    expect(await yearsIn(join(pages, '.cache/units')), 'nothing was made again').toEqual(made)
    const alone = await machine('alone')
    await ok(alone, `npm run build -- --published ${site.url} --by GitLab --at ${moment} --out public`, {})
    expect(await hashes(join(pages, 'public'))).toEqual(await hashes(join(alone, 'public')))
    await ok(check, scriptOf('check'), env)
    expect(await hashes(join(check, 'dist')), 'the preview').toEqual(await hashes(join(alone, 'public')))
    expect(await yearsIn(join(check, '.cache/units'))).toEqual(made)

    // What was published meanwhile is not replaced by something older.
    await cp(join(pages, 'public'), join(folder, 'shown'), { recursive: true })
    await rm(join(pages, 'public'), { recursive: true })
    const older = { ...env, CI_PIPELINE_CREATED_AT: '2026-03-02T01:29:59Z' }
    const { status, output } = await run(pages, scriptOf('pages'), older)
    expect([status, output]).toEqual([1, expect.stringContaining('那以后已经公开过')])
    expect(await readdir(pages)).not.toContain('public')
    await rm(join(folder, 'shown'), { recursive: true })
  })

  test('parts that are missing are made, and GitLab says so', async () => {
    const where = await machine('missing')
    const env = {
      MINGBIAO_SITE: site.url,
      MINGBIAO_SHARDS: '3',
      CI_PIPELINE_CREATED_AT: '2026-03-02T01:30:00Z',
    }
    const output = await ok(where, scriptOf('pages'), env)
    expect(output).toContain('MINGBIAO_SHARDS 要写 2、4、8 或 16')
    expect(output).toContain('完成：')
  })
})
