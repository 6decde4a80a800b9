import { type Direction, directionOf, type Target } from './target.ts'
import type { Classified, Level1, Level2 } from './taxonomy.ts'

/** What of an indicator tells which way it points. */
interface Pointing {
  direction?: Direction
  target: Target
  level1: Classified<Level1>
  level2: Classified<Level2>
}

/** Which way an indicator points: as its form says, else as its target's operator does; what only costs must not grow. */
export function itemDirection({ direction, target, level1, level2 }: Pointing): Direction | undefined {
  const costs = level1.term === 'cost' || /Cost$/.test(level2.term)
  return direction ?? directionOf(target) ?? (costs ? '反向指标' : undefined)
}
