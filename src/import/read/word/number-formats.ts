const digits = '零一二三四五六七八九'
const formalDigits = '零壹贰叁肆伍陆柒捌玖'

/**
 * A number as Word prints it in a numbering format (ECMA-376-1, 17.18.59 ST_NumberFormat); in Arabic digits where the format is
 * rare. Numbers past what a format can write are in Arabic digits too, as Word does it.
 */
export function formatNumber(value: number, format: string): string {
  if (format === 'none') return ''
  return formats[format]?.(value) ?? String(value)
}

const formats: Readonly<Record<string, (value: number) => string | undefined>> = {
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) => String(value).replace(/\d/g, fullWidth),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (value) => within(value, 20, 0x2474),
  decimalEnclosedFullstop: (value) => within(value, 20, 0x2488),
  upperLetter: (value) => letters(value)?.toUpperCase(),
  lowerLetter: letters,
  upperRoman: (value) => roman(value)?.toUpperCase(),
  lowerRoman: roman,
  ideographTraditional: (value) => '甲乙丙丁戊己庚辛壬癸'[value - 1],
  ideographZodiac: (value) => '子丑寅卯辰巳午未申酉戌亥'[value - 1],
  ideographDigital: (value) =>
    String(value).replace(/\d/g, (digit) => '〇一二三四五六七八九'[Number(digit)] ?? ''),
  ...Object.fromEntries(
    [
      'chineseCounting',
      'chineseCountingThousand',
      'japaneseCounting',
      'taiwaneseCounting',
      'taiwaneseCountingThousand',
    ].map((name) => [name, (value: number) => chinese(value, digits, '十百千')]),
  ),
  chineseLegalSimplified: (value) => chinese(value, formalDigits, '拾佰仟'),
}

function chinese(value: number, digit: string, units: string): string | undefined {
  if (!Number.isInteger(value) || value < 0 || value > 9999) return undefined
  if (value === 0) return digit[0]
  const written = [...String(value)]
    .map((figure, index, all) => {
      const unit = all.length - 1 - index
      return figure === '0' ? digit[0] : `${digit[Number(figure)]}${unit > 0 ? units[unit - 1] : ''}`
    })
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '')
  return digit === digits && value >= 10 && value < 20 ? written.slice(1) : written
}

function letters(value: number): string | undefined {
  if (value < 1 || value > 780) return undefined
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

const romanParts = Object.entries({
  m: 1000,
  cm: 900,
  d: 500,
  cd: 400,
  c: 100,
  xc: 90,
  l: 50,
  xl: 40,
  x: 10,
  ix: 9,
  v: 5,
  iv: 4,
  i: 1,
})

function roman(value: number): string | undefined {
  if (value < 1 || value > 3999) return undefined
  let rest = value
  let text = ''
  for (const [part, worth] of romanParts) for (; rest >= worth; rest -= worth) text += part
  return text
}

function circled(value: number): string | undefined {
  return within(value, 20, 0x2460) ?? within(value - 20, 15, 0x3251) ?? within(value - 35, 15, 0x32b1)
}

function within(value: number, most: number, first: number): string | undefined {
  return value >= 1 && value <= most ? String.fromCodePoint(first + value - 1) : undefined
}

function fullWidth(digit: string): string {
  return String.fromCharCode(digit.charCodeAt(0) + 0xfee0)
}
