import { convertMillimetersToTwip, type IFontAttributesProperties, type IStylesOptions } from 'docx'
import type { FontName, Margin } from './page-margins.ts'

/** One font for all scripts; the hint makes quotation marks and dashes Chinese. */
export function font(name: FontName): IFontAttributesProperties {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' }
}

export const mm = convertMillimetersToTwip

/** Margins as Word counts them. */
export function twips({ top, bottom, left, right, footer }: Margin): Margin {
  return { top: mm(top), bottom: mm(bottom), left: mm(left), right: mm(right), footer: mm(footer) }
}

/** Names of our own paragraph styles. Sizes below are half points: 三号 is 16 points (GB/T 9704—2012, 5.2.2). */
const styleNames = {
  body: '正文文本',
  cover: '封面',
  formTitle: '表题',
  unitLine: '表头',
  cell: '表格文字',
} as const

const exactly = (points: number) => ({ line: points * 20, lineRule: 'exact' as const, before: 0, after: 0 })
const indent = { firstLine: 640 }
const formTitle = {
  run: { font: font('黑体'), size: 36 },
  paragraph: { alignment: 'center', keepNext: true, spacing: { ...exactly(27), after: 160 } },
} as const

export const styles: IStylesOptions = {
  default: {
    document: { run: { font: font('仿宋'), size: 32, language: { value: 'zh-CN', eastAsia: 'zh-CN' } } },
    heading1: {
      run: { font: font('黑体'), size: 52 },
      paragraph: { alignment: 'center', spacing: { before: 0, after: 0 } },
    },
    heading2: formTitle,
    heading3: { run: { font: font('楷体'), size: 32 }, paragraph: { keepNext: true, indent } },
    heading4: { run: { font: font('仿宋'), size: 32, bold: true }, paragraph: { keepNext: true, indent } },
  },
  paragraphStyles: [
    {
      id: 'Body',
      name: styleNames.body,
      basedOn: 'Normal',
      quickFormat: true,
      paragraph: { alignment: 'both', spacing: exactly(28.95), indent },
    },
    {
      id: 'Cover',
      name: styleNames.cover,
      basedOn: 'Normal',
      run: { font: font('宋体') },
      paragraph: { alignment: 'center' },
    },
    { id: 'FormTitle', name: styleNames.formTitle, basedOn: 'Normal', ...formTitle },
    {
      id: 'UnitLine',
      name: styleNames.unitLine,
      basedOn: 'Normal',
      run: { font: font('宋体'), size: 21 },
      paragraph: { keepNext: true, spacing: exactly(18) },
    },
    {
      id: 'Cell',
      name: styleNames.cell,
      basedOn: 'Normal',
      run: { font: font('宋体'), size: 21 },
      paragraph: { spacing: { before: 0, after: 0 } },
    },
  ],
}
