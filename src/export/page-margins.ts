/** Margins of an A4 page, and the foot's distance from its lower edge, in millimetres. */
export interface Margin {
  top: number
  bottom: number
  left: number
  right: number
  footer: number
}

/** Margins of text (GB/T 9704—2012, 5.2.1) and of a form, as the booklet has them. */
export const textMargin: Margin = { top: 37, bottom: 35, left: 28, right: 26, footer: 25 }
export const formMargin: Margin = { top: 24, bottom: 26, left: 21, right: 21, footer: 15 }

/** The fonts of official documents, by the names that Windows has for them. */
export type FontName = '宋体' | '黑体' | '楷体' | '仿宋'
