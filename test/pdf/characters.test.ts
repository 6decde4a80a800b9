import { describe, expect, test } from 'vitest'
import { missingCharacters } from '../../src/pdf/face.ts'

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)).join('')

/** The characters of two bytes of GB 18030, which are those of GBK: ideographs and signs. */
function twoBytes(): string {
  const decoder = new TextDecoder('gb18030')
  const texts: string[] = []
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++)
      if (second !== 0x7f) texts.push(decoder.decode(new Uint8Array([first, second])))
  return texts.filter((text) => !/[\ufffd\ue000-\uf8ff]/.test(text)).join('')
}

/** The characters of 《通用规范汉字表》 (2013) outside of the 基本多文种平面: of names, places, science. */
const beyond =
  '𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚𬸣𬸦𬸪𬹼𬺈𬺓'

describe('what a county cannot write otherwise is printed', () => {
  test('all characters of GBK but ≒, which no text of a budget needs', () => {
    const all = twoBytes()
    expect(all.length).toBeGreaterThan(21_000)
    expect(missingCharacters(all)).toEqual(['≒'])
  })

  test('the ideographs that GB 18030 demands of names and places (levels 1 and 2)', () => {
    expect([...beyond]).toHaveLength(196)
    expect(missingCharacters(`${range(0x4e00, 0x9fa5)}${range(0x3400, 0x4db5)}${beyond}`)).toEqual([])
  })

  test.each([
    ['numbers in circles and brackets', `${range(0x2460, 0x249b)}⓪㈠㈡㈩㊀㊉㉑㊿㊣`],
    ['units and signs', '㎡㎥㎞㎏㎎㎜㏄℃℉‰％№℡㎝㎖²³¹₂₃⁵½¼¾×÷±≈≠≤≥∞√°′″αβγμΩ'],
    ['Roman numbers', 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ'],
    ['arrows and marks', '→←↑↓↔⇒★☆●○◆◇■□▲△▼▽※☐☑☒✓✔✗✘•·◎'],
    ['full-width signs', `${range(0xff01, 0xff5e)}￥￡￠`],
    ['rare names', '㛃𬭊䶮堃玥喆犇垚赟頔昇祎翀旸骉'],
  ])('%s', (_, text) => expect(missingCharacters(text)).toEqual([]))

  test('what no font has is told', () => {
    expect(missingCharacters('示例𠮷县')).toEqual(['𠮷'])
  })
})
