import type { Points } from '../model/points.ts'

/** The scale of self-evaluations (财预〔2020〕10号): each grade with the points it begins at. */
const grades = [
  { name: '优', from: 90, range: '90 分及以上' },
  { name: '良', from: 80, range: '80 分到不满 90 分' },
  { name: '中', from: 60, range: '60 分到不满 80 分' },
  { name: '差', from: 0, range: '不满 60 分' },
] as const

/** What a total score means on the scale: `{ name: '优', range: '90 分及以上' }`. */
export function gradeOf({ hundredths }: Points) {
  return grades.find(({ from }) => hundredths >= from * 100) ?? grades[3]
}

/** The whole scale as a sentence's part. */
export const scale = grades.map(({ name, range }) => `${range}为“${name}”`).join('，')
