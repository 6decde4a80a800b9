import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { program } from '../roots.ts'

/** A form's own example, taken into the invented county. */
interface Example {
  form: string
  /** The unit that takes it, in years when it writes money as the example does. */
  unit: string
  moneyUnit?: '元'
  /** How its code ends. */
  code: string
  /** The form of the project, where the example's own form tells what became of it. */
  project?: string
  /** Words of the place that the form was learnt in, and ours for them. */
  words?: readonly (readonly [RegExp, string])[]
}

/** The forms that no story of the county uses. */
const examples: readonly Example[] = [
  {
    form: 'mof-88-midterm',
    unit: '109001',
    code: '0501-JBN-C3D4',
    words: [[/示例县图书馆/g, '示例县文化馆']],
  },
  { form: 'mof-163-region', unit: '109001', code: '0502-JBN-D4E5', words: [[/某某省/g, '示例省']] },
  {
    form: 'chongqing-fengjie-2023',
    unit: '109001',
    code: '0503-JBN-E5F6',
    words: [
      [/云雾土家族乡/g, '示例乡'],
      [/奉节县|奉节/g, '示例县'],
    ],
  },
  {
    form: 'hunan-ningxiang-2021',
    unit: '109001',
    code: '0504-JBN-F6G7',
    words: [
      [/宁乡市坝塘镇|坝塘镇/g, '示例镇'],
      [/430182/g, '109'],
      [/10606\.7522/g, '106.7522'],
      [/6923\.3552/g, '69.3552'],
      [/3683\.3970/g, '37.3970'],
    ],
  },
  {
    form: 'sichuan-2023-result',
    project: 'sichuan',
    unit: '109001',
    code: '0505-JBN-G7H8',
    words: [
      [/51000021R000000019951-/g, ''],
      [/青神县发展和改革局/g, '示例县文化广电体育和旅游局'],
    ],
  },
  {
    form: 'shanghai-2026',
    unit: '105001',
    moneyUnit: '元',
    code: '0501-JBN-H8J9',
    words: [[/(?:上海市)?普陀区城市管理行政执法局执法大队/g, '示例县水政执法大队']],
  },
  { form: 'sichuan-2023-list', unit: '105001', moneyUnit: '元', code: '0502-JBN-J9K0' },
]

const read = (file: string) =>
  readFile(join(program, 'templates', file), 'utf8').then((text) => text.replace(/^#.*\n/, ''))

/**
 * The files of a unit's year that come from the examples of forms.
 * @param moneyUnit what the unit writes money in, that year
 * @param before how many projects the year has without them
 * @param ended whether the year is over, so that self-evaluations are due
 */
export async function exampleFiles(
  unit: string,
  moneyUnit: string,
  before: number,
  ended: boolean,
): Promise<Record<string, string>> {
  const own = examples.filter((one) => one.unit === unit && (one.moneyUnit ?? '万元') === moneyUnit)
  const files: Record<string, string> = {}
  for (const [index, { form, code: end, project = form, words = [] }] of own.entries()) {
    const code = `${unit.slice(0, 3)}-${end}`
    const named = (text: string) => words.reduce((all, [place, ours]) => all.replace(place, ours), text)
    const text = named(await read(`${form}/example.yaml`)).replace(/^项目编码: .*\n/m, '')
    const head = `项目编码: ${code}\n序号: ${before + index + 1}\n表样: ${project}\n`
    files[`${code}.yaml`] = text.replace(/^序号: .*\n/m, head)
    if (project !== form && ended)
      files[`${code}.result.yaml`] = named(await read(`${form}/example.result.yaml`))
  }
  return unit === '109001'
    ? { ...files, 'overall.yaml': await read('mof-88-department/example.overall.yaml') }
    : files
}

/** What its form asks for and the example was approved without. */
export const exampleWithoutSatisfaction = '109-0505-JBN-G7H8'
