import { expect, test } from 'vitest'
import { read, refusalOf } from './read.ts'

const page = (body: string) => `<html><head><meta charset="utf-8"></head><body>${body}</body></html>`

test('spans, and cells of a row that a cell from above shortens', async () => {
  const table =
    '<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>丙<td>丁<tr><td rowspan=0>戊<td>己<td></td></tr></table>'
  expect(await read(page(table))).toEqual(['0:甲↓2 | 1:乙→2', '1:丙 | 2:丁', '0:戊 | 1:己 | 2:'])
})

test('lines are where the browser breaks them, and spaces where it shows them', async () => {
  const table = `<table><tr><td>一<br>二<p>三</p><div>四&nbsp;五</div></td><td><span>社会</span>
    <span>效益</span>\nA\n  B</td></tr></table>`
  expect(await read(page(`第一\n段<p>第 二 段</p>${table}`))).toEqual([
    '第一段',
    '第 二 段',
    '0:一/二/三/四 五 | 1:社会效益 A B',
  ])
})

test('a table that holds tables lays out the page', async () => {
  const inner = '<table><tr><td>甲<td>乙</table>'
  expect(await read(page(`<table><tr><td>标题${inner}</td><td>边栏</td></tr></table>`))).toEqual([
    '标题',
    '0:甲 | 1:乙',
    '边栏',
  ])
})

test('what a page does not show is dropped, what goes around it is layout', async () => {
  const body = `<title>网页</title><nav>首页</nav><script>脚本</script><style>样式</style><p style="display: none">隐藏</p>
    <p hidden>隐藏</p><template>模板</template><p>正文</p><footer>主办单位</footer>`
  expect(await read(page(body))).toEqual(['页眉：网页', '页眉：首页', '正文', '页脚：主办单位'])
})

test('lists have their numbers', async () => {
  expect(await read(page('<ol start=3><li>甲<li><p>乙</p></ol><ul><li>丙</ul>'))).toEqual([
    '3. 甲',
    '4. 乙',
    '丙',
  ])
})

test('Word marks fields and conditions its own way', async () => {
  const field = (code: string, result: string) =>
    `<span style='mso-element:field-begin'></span>${code}<span style='mso-element:field-separator'></span>${result}<span style='mso-element:field-end'></span>`
  const body = `<p>${field(' TC "表一" ', '表一')}<o:p></o:p></p><p><![if !supportLists]>1、<![endif]>甲<!--[if gte mso 9]><xml>x</xml><![endif]--></p>`
  expect(await read(page(body))).toEqual(['域代码：TC "表一"', '表一', '1、甲'])
})

test('a page in GB18030, by declaration or without, under any name', async () => {
  // 示例 in GB18030
  const word = Buffer.from([0xca, 0xbe, 0xc0, 0xfd])
  for (const meta of ['<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', '']) {
    const bytes = Buffer.concat([
      Buffer.from(`<html>${meta}<body><p>`),
      word,
      Buffer.from('</p></body></html>'),
    ])
    expect(await read(bytes, '表.doc')).toEqual(['示例'])
  }
})

test('a page nested deeper than any real one is refused', async () => {
  expect(await refusalOf(page('<div>'.repeat(20_000)))).toContain('损坏')
})
