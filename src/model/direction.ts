import type { Indicator } from './record.ts'
import { type Direction, directionOf } from './target.ts'

/** Which way an indicator points: as its form says, else as its target's operator does; what only costs must not grow. */
export function itemDirection({ direction, target, level1, level2 }: Indicator): Direction | undefined {
  const costs = level1.term === 'cost' || /Cost$/.test(level2.term)
  return direction ?? directionOf(target) ?? (costs ? '反向指标' : undefined)
}
