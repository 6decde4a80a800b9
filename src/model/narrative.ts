/** A part of a department's narrative: `总体绩效目标`, `分项绩效目标`, `工作保障措施`. */
export interface Section {
  title: string
  blocks: Block[]
}

export type Block =
  | { kind: 'heading'; level: 3 | 4; text: Inline[] }
  | { kind: 'paragraph'; text: Inline[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] }

/** A run of narrative text; `href` is an http or https address. */
export interface Inline {
  text: string
  strong?: boolean
  href?: string
}
