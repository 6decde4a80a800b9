import { readOperations } from './content-stream.ts'
import { contentOf, type Dictionary, isDictionary, type Objects, pagesOf, type Value } from './objects.ts'

/** What ISO 19005-3 forbids wherever in a file it stands: colours, transparency, actions. */
export function checkForbidden(objects: Objects): string[] {
  const problems = [...objects.all()].flatMap(([, value]) => [...checkValue(objects, value)])
  const contents = pagesOf(objects).map((page) => contentOf(objects, objects.dictionary(page)))
  const drawn = [...contents, ...innerContents(objects)].flatMap(checkColours)
  return [...problems, ...drawn]
}

/** Content streams beside those of pages: forms, appearances of annotations, patterns. */
function innerContents(objects: Objects): string[] {
  return [...objects.all()].flatMap(([reference, value]) =>
    isDictionary(value) && (value['/Subtype'] === '/Form' || value['/PatternType'] === 1)
      ? [objects.stream(reference)?.toString('latin1') ?? '']
      : [],
  )
}

const cmyk = 'something is painted in DeviceCMYK, which the output intent does not define'

/** The output intent is RGB, so that DeviceCMYK has no meaning (6.2.4.3). */
function checkColours(content: string): string[] {
  for (const { operator, operands } of readOperations(content)) {
    const names = /^(cs|CS)$/.test(operator) ? operands : []
    if (/^[kK]$/.test(operator) || names.includes('/DeviceCMYK')) return [cmyk]
  }
  return []
}

function* checkValue(objects: Objects, value: Value): Generator<string> {
  if (value === '/DeviceCMYK') yield cmyk
  if (Array.isArray(value)) for (const item of value) yield* checkValue(objects, item)
  if (!isDictionary(value)) return
  yield* checkTransparency(objects, value)
  yield* checkActions(value)
  for (const item of Object.values(value)) yield* checkValue(objects, item)
}

/** ISO 32000-1, table 136 and 137. */
const blendModes = new Set(
  [
    'Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight',
    'Difference Exclusion Hue Saturation Color Luminosity',
  ]
    .join(' ')
    .split(' ')
    .map((name) => `/${name}`),
)

/** Unknown blend modes are forbidden (6.2.10); paper knows no transparency, so neither does anything of ours. */
function* checkTransparency(objects: Objects, dictionary: Dictionary): Generator<string> {
  const mode = objects.resolve(dictionary['/BM'])
  const modes = Array.isArray(mode) ? mode : mode === undefined ? [] : [mode]
  const unknown = modes.filter((one) => !blendModes.has(String(one)))
  if (unknown.length > 0) yield `blend mode ${unknown.join(', ')} is not one of the standard`
  const mask = objects.resolve(dictionary['/SMask'])
  const isTransparent =
    modes.some((one) => blendModes.has(String(one)) && one !== '/Normal' && one !== '/Compatible') ||
    [dictionary['/ca'], dictionary['/CA']].some((alpha) => typeof alpha === 'number' && alpha < 1) ||
    (mask !== undefined && mask !== null && mask !== '/None') ||
    dictionary['/S'] === '/Transparency'
  if (isTransparent) yield 'something is painted transparently'
}

/** 6.5.1: what a reader would do beside showing the file. */
const actions =
  /^\/(Launch|Sound|Movie|ResetForm|ImportData|SubmitForm|JavaScript|Hide|SetOCGState|Rendition|Trans|GoTo3DView)$/

function* checkActions(dictionary: Dictionary): Generator<string> {
  const kind = String(dictionary['/S'])
  if (actions.test(kind) && !('/P' in dictionary)) yield `the file has an action of kind ${kind.slice(1)}`
}
