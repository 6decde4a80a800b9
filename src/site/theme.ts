import { type Colour, enough, mix, much, readable } from '../model/colour.ts'

const black: Colour = '#000000'
const white: Colour = '#ffffff'
/** The tinted grounds of pages by day and in the dark, as `style/tokens.css` has them: what is read there is read on the others. */
const tint: Colour = '#f2f5f9'
const nightTint: Colour = '#20272f'

/** Colours of their names in `style/tokens.css`. */
type Tokens = Readonly<Record<string, Colour>>

/**
 * A county's own colour in place of ours: the tokens that it decides, for light and dark, and for readers who ask for more contrast.
 * It is read on white, which the schema of `site.yaml` sees to; the others are the nearest to it that are read where they stand.
 */
export function themeOf(main: Colour): string {
  const day = readable(main, tint, black, enough)
  const dark = readable(main, nightTint, white, enough)
  const strong = readable(main, tint, black, much)
  const darkStrong = readable(main, nightTint, white, much)
  const sheets: readonly [condition: string, tokens: Tokens][] = [
    ['all', { main: day, 'main-dark': mix(day, black, 0.3), band: main }],
    ['(prefers-contrast: more)', { main: strong, 'main-dark': strong, band: strong }],
    [
      'screen and (prefers-color-scheme: dark)',
      { main: dark, 'main-dark': mix(dark, white, 0.4), band: mix(main, black, 0.25) },
    ],
    [
      'screen and (prefers-color-scheme: dark) and (prefers-contrast: more)',
      { main: darkStrong, 'main-dark': mix(darkStrong, white, 0.4), band: strong },
    ],
  ]
  return sheets
    .map(([condition, tokens]) => `@media ${condition} { :root { ${declare(tokens)} } }\n`)
    .join('')
}

function declare(tokens: Tokens): string {
  return Object.entries(tokens)
    .map(([name, colour]) => `--${name}: ${colour};`)
    .join(' ')
}
