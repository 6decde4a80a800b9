import type { LearntForm } from './learn.ts'
import type { RoundTrip } from './round-trip.ts'

/** The `README.md` beside a learnt form: where it comes from, and why each cell holds what it does. */
export function writeReadme(learnt: LearntForm, id: string, trip: RoundTrip, picture: string): string {
  const { source, captions, reasons, own, table, questions } = learnt
  const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ')
  const kept = own.length === 0 ? '没有自有字段。' : `自有字段 ${own.length} 个。`
  const back = trip.grid
    ? trip.differences.length === 0
      ? '原表的值照表样印回去，每一格的文字都和原表一样。'
      : `原表的值照表样印回去，有 ${trip.differences.length} 行和原表不一样，写在 form.yaml 的“待确认”里。`
    : '原表的值还不能印回去：范例里还缺必填的内容。'
  return `# ${id}

${captions.title.replaceAll('\n', ' ')}

**来历。** 由 \`npm run form\` 学自“${source.file.split(/[\\/]/).at(-1)}”的${source.place}，${table.rows.length} 行。${widthsSaid(learnt)}

**学得怎样。** ${back}${kept}拿不准的 ${questions.length + trip.differences.length} 处。${picture}

**各格**

| 原表的位置 | 原表的名称 | 字段 | 为什么 |
| --- | --- | --- | --- |
${reasons.map(({ place, label, field, why }) => `| ${cell(place)} | ${cell(label)} | ${cell(field)} | ${cell(why)} |`).join('\n')}
`
}

function widthsSaid({ source }: LearntForm): string {
  return source.hasWidths ? '各栏宽度照原表。' : '原文件没有写各栏的宽度，照各格的文字估计。'
}
