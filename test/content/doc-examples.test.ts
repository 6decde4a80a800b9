import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { kinds } from '../../src/content/kinds/kinds.ts'
import { templateKind } from '../../src/content/kinds/template.ts'
import type { Kind } from '../../src/content/schema/kind.ts'
import { decode } from '../../src/content/text/decode.ts'
import type { Finding } from '../../src/model/finding.ts'
import { checkAll } from '../../src/review/review.ts'

/*
 * What the documents show as content is content: each block of YAML in docs/*.md reads as the file that it is a part of, and
 * what is a whole project passes the check. The examples of docs/checks.md are the rules' own, which have their test.
 */

const program = join(import.meta.dirname, '../..')
const schemas: Kind<unknown>[] = [...kinds.map((kind) => kind.schema('万元')), templateKind.schema()]
const names = (await readdir(join(program, 'docs'))).filter(
  (name) => /\.md$/.test(name) && name !== 'checks.md',
)
const examples = (
  await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(program, 'docs', name), 'utf8')
      return [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, yaml = ''], index) => ({
        name: `docs/${name} ${index + 1}`,
        yaml,
      }))
    }),
  )
).flat()

/** The schema of the file that has all of a block's keys; what other programs' files hold has none. */
function schemaOf(yaml: string) {
  const keys = [...yaml.matchAll(/^([^\s#:-][^:]*):/gm)].map(([, key = '']) => key)
  return schemas.find(({ shape = {} }) => {
    const own = new Set(Object.values(shape).map(({ key }) => key))
    return keys.length > 0 && keys.every((key) => own.has(key))
  })
}

const content = examples.filter(({ yaml }) => /\p{Script=Han}+:/u.test(yaml))

test('there are examples of content, corrections, waivers, settings and forms', () => {
  expect(content.length).toBeGreaterThan(8)
})

describe('reads as what it is a part of', () => {
  test.each(content)('$name', ({ name, yaml }) => {
    const schema = schemaOf(yaml)
    if (!schema) throw new Error(`no file has these keys:\n${yaml}`)
    const findings: Finding[] = []
    decode<unknown>(yaml, name, schema, findings)
    expect(findings.filter(({ rule }) => rule !== 'missing')).toEqual([])
  })
})

const place = await mkdtemp(join(tmpdir(), 'mingbiao-'))
afterAll(() => rm(place, { recursive: true }))

test.each(content.filter(({ yaml }) => yaml.includes('项目编码:')))(
  '$name passes the check',
  async ({ yaml }) => {
    await cp(join(program, 'test/fixtures/county/content'), join(place, 'content'), { recursive: true })
    const [, code = ''] = /^项目编码: (.+)$/m.exec(yaml) ?? []
    const file = `content/101001/2025/${code}.yaml`
    await writeFile(join(place, file), yaml.replace(/^序号: .+$/m, '序号: 3'))
    const { findings } = await checkAll(place, { program })
    expect(findings.filter((finding) => finding.file === file && finding.severity !== 'note')).toEqual([])
  },
)
