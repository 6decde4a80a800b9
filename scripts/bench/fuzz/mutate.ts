import { sequence } from '../corpus.ts'

/** What hands, programs and attackers put where it does not belong. */
const snippets = [
  ...':：,，-－{}[]｛"\'“#&*!|>%@`?\t　\\/<~^=+0９×甲。、\n',
  ...[
    ' #',
    '---\n',
    '...\n',
    ': ',
    '- ',
    '? ',
    '|-\n',
    '>\n',
    '!!js ',
    '&a ',
    '*a',
    '<<: *a',
    '```',
    '## ',
    '不公开: 理由\n',
  ],
  ...['\0', '\x07', '\x1b[2J', '\v', '\u0085', '\u2028', '\ufeff', '\u200b', '\u00ad', '\ud800', '\ufffe'],
  ...['\u202e', '\u2066', '\u200f', '\u0301'.repeat(40), '👨‍👩‍👧', '𠀀', '⼈', '\ue000', '\u{e0041}'],
  ...['"\\u202e"', '"\\ud800"', '"\\0"', '"\\x1b[31m"', '"\\n"', "'", '"\\"'],
  ...[
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    "' onclick='x",
    '</title>',
  ],
  ...['&lt;b&gt;', '&#60;b&#62;', '&amp;lt;', '-->', ']]>', '<!--', '{{x}}', '[甲](javascript:alert(1))'],
  ...[
    '![x](data:text/html,x)',
    '[x](https://a.b"onclick="x)',
    '<https://a.b>',
    '=1+1',
    '@SUM(A1)',
    '%2e%2e%2f',
    '../../x',
  ],
  ...[
    '9'.repeat(400),
    '1e999',
    '-1',
    '0x10',
    '.inf',
    '.nan',
    'null',
    'true',
    '2020-02-30',
    '1,234,567.89',
    '0.000000001',
    '≥5valueOf',
    '__proto__',
    'constructor',
  ],
  ...[
    '['.repeat(100),
    '{a: '.repeat(50),
    '- '.repeat(50),
    '甲'.repeat(3000),
    '1、'.repeat(2000),
    'a'.repeat(5000),
  ],
] as const

type Random = (below: number) => number

/** The `index`th mutant of a file: one to four slips in its lines, characters or bytes. The same seed makes the same. */
export function mutate(original: Buffer, seed: number, index: number): Buffer {
  const next = sequence(((seed * 7919 + index * 104729) % 2147483646) + 1)
  const random: Random = (below) => next() % Math.max(below, 1)
  for (let turn = 0; turn < 5; turn++) next()
  let bytes = original
  for (let slips = 1 + random(4); slips > 0; slips--) {
    const edit = edits[random(edits.length)]
    if (edit) bytes = edit(bytes, random)
  }
  return bytes
}

const edits: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  inLines((lines, at) => lines.toSpliced(at, 1)),
  inLines((lines, at) => lines.toSpliced(at, 0, lines[at] ?? '')),
  inLines((lines, at, random) => {
    const other = random(lines.length)
    return lines.with(at, lines[other] ?? '').with(other, lines[at] ?? '')
  }),
  inLines((lines, at, random) => {
    const indent = ' '.repeat(random(5))
    return lines.with(at, indent + (lines[at] ?? '').trimStart())
  }),
  inLines((lines, at, random) => lines.toSpliced(at, 0, pick(snippets, random))),
  // A field's whole value, so that much of it gets through to the form.
  ...[1, 2, 3].map(() =>
    inLines((lines, at, random) =>
      lines.with(
        at,
        (lines[at] ?? '').replace(/: .*/, () =>
          random(2) ? `: 甲${pick(snippets, random)}乙` : `: ${pick(snippets, random)}`,
        ),
      ),
    ),
  ),
  ...[1, 2].map(() =>
    inText((text, at, random) => text.slice(0, at) + pick(snippets, random) + text.slice(at)),
  ),
  inText((text, at, random) => text.slice(0, at) + text.slice(at + 1 + random(20))),
  inText((text, at) => text.slice(0, at)),
  inText((text, at) => text.slice(0, at) + wide(text.slice(at, at + 1)) + text.slice(at + 1)),
  inText((text, at, random) => {
    const part = text.slice(at, at + 1 + random(60))
    return text.slice(0, at) + part.repeat(1 + random(200)) + text.slice(at)
  }),
  (bytes, random) => {
    const flipped = Buffer.from(bytes)
    if (flipped.length > 0) flipped[random(flipped.length)] = random(256)
    return flipped
  },
]

function inText(edit: (text: string, at: number, random: Random) => string) {
  return (bytes: Buffer, random: Random) => {
    const text = bytes.toString()
    return Buffer.from(edit(text, random(text.length + 1), random))
  }
}

function inLines(edit: (lines: string[], at: number, random: Random) => string[]) {
  return (bytes: Buffer, random: Random) => {
    const lines = bytes.toString().split('\n')
    return Buffer.from(edit(lines, random(lines.length), random).join('\n'))
  }
}

/** The full-width form of an ASCII character. */
function wide(character: string): string {
  return /^[!-~]$/.test(character) ? String.fromCharCode(character.charCodeAt(0) + 0xfee0) : '　'
}

function pick<T>(items: readonly T[], random: Random): T {
  const item = items[random(items.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}
