import { type FaceName, face } from '../pdf/face.ts'

/**
 * How readers know the faces that do not use embedded fonts: by families that Chinese systems have. The advance of each
 * character is written beside the text, so that a line keeps its width in any of them.
 */
const families = {
  song: { family: '宋体', bold: false, serif: true },
  title: { family: '宋体', bold: true, serif: true },
  hei: { family: '黑体', bold: false, serif: false },
} as const satisfies Record<FaceName, unknown>

/** A face of a document, with the characters that it shows. */
export interface OfdFont {
  id: number
  name: FaceName
  postscriptName: string
  family: string
  bold: boolean
  serif: boolean
  characters: Set<string>
}

export function newFont(name: FaceName, id: number): OfdFont {
  return { id, name, postscriptName: face(name).postscriptName, ...families[name], characters: new Set() }
}
