import type { Department } from '../content/record.ts'
import type { Block, Inline } from '../model/narrative.ts'

/** The words around the narrative and the forms, the same in Word and Excel. */
export const parts = ['第一部分　部门整体绩效目标', '第二部分　预算项目绩效目标'] as const

/** The lines of the cover: who, and what. */
export function coverLines({ name, year }: Department): string[] {
  return [name, `${year}年部门预算绩效文本`]
}

/** The items of a list, each behind its mark, which is written out: no program then numbers them anew. */
export function markedItems({ ordered, start, items }: Extract<Block, { kind: 'list' }>): Inline[][] {
  return items.map((item, index) => [{ text: ordered ? `${start + index}. ` : '• ' }, ...item])
}
