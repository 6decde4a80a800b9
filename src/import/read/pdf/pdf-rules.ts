import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A rectangle on a page, in points from the upper left corner. */
export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

interface Point {
  x: number
  y: number
}

/** The thickest that a filled rectangle may be and still be a line, in points. */
const thickest = 3

const strokes = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])
const fills = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])

/** How many numbers follow each of pdf.js's path operators: move, line, cubic, quadratic, close. */
const operands = [2, 2, 6, 4, 0]

/**
 * The straight lines along the axes that painting a path draws: sides that are stroked, rectangles filled as thin as lines.
 * @param painting the operator that paints it
 * @param data what pdf.js makes of the path: a list with operators and coordinates in a row
 */
export function pathRules(painting: unknown, data: unknown, place: (x: number, y: number) => Point): Box[] {
  if (typeof painting !== 'number') return []
  const numbers: unknown = Array.isArray(data) ? data[0] : undefined
  if (!(numbers instanceof Float32Array) && !Array.isArray(numbers)) return []
  const figures = figuresOf(Array.from(numbers, Number), place)
  return figures.flatMap((points) => [
    ...(strokes.has(painting)
      ? points.slice(1).flatMap((point, index) => straight(points[index], point))
      : []),
    ...(fills.has(painting) ? thin(points) : []),
  ])
}

/** The rectangles around what filling a path puts behind text. */
export function pathShades(painting: unknown, data: unknown, place: (x: number, y: number) => Point): Box[] {
  if (typeof painting !== 'number' || !fills.has(painting)) return []
  const numbers: unknown = Array.isArray(data) ? data[0] : undefined
  if (!(numbers instanceof Float32Array) && !Array.isArray(numbers)) return []
  return figuresOf(Array.from(numbers, Number), place).map((points) => {
    const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
  })
}

export function isOn({ x, y }: Point, { left, right, top, bottom }: Box): boolean {
  return left <= x && x <= right && top <= y && y <= bottom
}

/** The corners of each figure of a path; the ends of curves count as corners of a figure that is none of ours. */
function figuresOf(numbers: readonly number[], place: (x: number, y: number) => Point): Point[][] {
  const figures: Point[][] = []
  for (let at = 0; at < numbers.length; ) {
    const operator = numbers[at] ?? 0
    const count = operands[operator] ?? 0
    const current = figures.at(-1)
    if (operator === 4) {
      const first = current?.[0]
      if (first) current.push(first)
    } else {
      const point = place(numbers[at + count - 1] ?? 0, numbers[at + count] ?? 0)
      if (operator === 0 || !current) figures.push([point])
      else current.push(point)
    }
    at += count + 1
  }
  return figures
}

function straight(from: Point | undefined, to: Point): Box[] {
  if (!from) return []
  const box = boxOf([from, to])
  const [width, height] = [box.right - box.left, box.bottom - box.top]
  return Math.min(width, height) <= 0.5 && Math.max(width, height) > 1 ? [box] : []
}

function thin(points: readonly Point[]): Box[] {
  const { left, top, right, bottom } = boxOf(points)
  const [width, height] = [right - left, bottom - top]
  if (Math.min(width, height) > thickest || Math.max(width, height) <= thickest) return []
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  return width < height ? [{ left: x, right: x, top, bottom }] : [{ left, right, top: y, bottom: y }]
}

function boxOf(points: readonly Point[]): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}
