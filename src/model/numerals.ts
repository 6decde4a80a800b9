const digits = '〇一二三四五六七八九'
/** Digits as cheques have them, and other ways to write the plain ones. */
const others: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'零壹贰叁肆伍陆柒捌玖'].map((digit, value) => [digit, String(value)])),
  ...{ 两: '2', 兩: '2', 幺: '1', O: '0', '○': '0', 洞: '0', 拐: '7' },
}
const places: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const groups: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8 }

/** The digit that a Chinese numeral of one character stands for, `〇` and `零` both 0; undefined for any other. */
export function digitOf(character: string): string | undefined {
  const value = digits.indexOf(character)
  return value >= 0 && character !== '' ? String(value) : others[character]
}

/** Reads a whole number in Chinese numerals: `一百八十六`, `二〇二六`, `叁拾万`; undefined for what is none. */
export function readNumerals(text: string): number | undefined {
  if (text === '' || !/^[\p{Script=Han}〇○]+$/u.test(text)) return undefined
  const figures = [...text].map(digitOf)
  if (figures.length > 1 && figures.every((digit) => digit !== undefined)) return Number(figures.join(''))
  let [sum, group, digit] = [0, 0, 0]
  for (const [index, character] of [...text].entries()) {
    const figure = figures[index]
    const place = places[character]
    const size = groups[character]
    if (figure !== undefined) digit = Number(figure)
    else if (place) [group, digit] = [group + (digit || 1) * place, 0]
    else if (size) [sum, group, digit] = [(sum + group + digit) * size, 0, 0]
    else return undefined
  }
  return sum + group + digit
}
