import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectKind } from '../../src/content/kinds/project.ts'
import { toYaml, writeRecord } from '../../src/content/schema/write-record.ts'
import type { Published } from '../../src/review/load.ts'
import { corpus } from './corpus.ts'

const perUnit = 100

/** Writes a project with that many budget projects below `root`: a hundred in each unit, made of the published ones' sentences. */
export async function writeCounty(root: string, published: Published, projects: number) {
  for (const folder of ['templates', 'content/site.yaml'])
    await cp(join(process.cwd(), folder), join(root, folder), { recursive: true })
  for (let unit = 100001; unit < 100001 + Math.ceil(projects / perUnit); unit++) {
    const department = corpus(published, perUnit, unit)
    const folder = join(root, `content/${unit}/${department.year}`)
    await mkdir(folder, { recursive: true })
    const text = await readFile(join(process.cwd(), department.file), 'utf8')
    await writeFile(join(folder, 'department.md'), text.replace(/^单位编码: .*$/m, `单位编码: ${unit}`))
    for (const project of department.projects) {
      const content = writeRecord(projectKind.schema(department.moneyUnit), project)
      if (typeof content === 'string' || Array.isArray(content)) throw new Error('a project is a mapping')
      await writeFile(join(folder, `${project.id}.yaml`), toYaml(content))
    }
  }
}
