import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync('src/site/style/tokens.css', 'utf8')
const [plain = '', high = '', dark = '', darkHigh = ''] = css.split('@media')

/** Colours of text on what lies behind it. */
const pairs = [
  ['ink', 'paper'],
  ['ink', 'tint'],
  ['on-focus', 'focus'],
  ['muted', 'paper'],
  ['muted', 'tint'],
  ['main', 'paper'],
  ['main-dark', 'paper'],
  ['on-main', 'main'],
  ['on-band', 'band'],
] as const

function color(name: string, ...sheets: string[]): string {
  for (const sheet of sheets) {
    const found = new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(sheet)?.[1]
    if (found) return found
  }
  throw new Error(`no colour --${name}`)
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

describe('colours', () => {
  test.each(pairs)('%s on %s can be read', (text, ground) => {
    expect(contrast(color(text, plain), color(ground, plain))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(pairs)('%s on %s can be read well where more contrast is asked for', (text, ground) => {
    expect(contrast(color(text, high, plain), color(ground, high, plain))).toBeGreaterThanOrEqual(7)
  })

  test.each(pairs)('%s on %s can be read in the dark', (text, ground) => {
    expect(contrast(color(text, dark, plain), color(ground, dark, plain))).toBeGreaterThanOrEqual(4.5)
    const sheets = [darkHigh, dark, plain]
    expect(contrast(color(text, ...sheets), color(ground, ...sheets))).toBeGreaterThanOrEqual(7)
  })

  test('the bar can be told from its ground', () => {
    expect(contrast(color('main', plain), color('tint', plain))).toBeGreaterThanOrEqual(3)
  })
})
