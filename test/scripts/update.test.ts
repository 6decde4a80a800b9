import { expect, test } from 'vitest'
import { compareSites, readChecksums } from '../../scripts/update/compare-sites.ts'

test('what another program makes of the same content is told by kinds of files', () => {
  const before = readChecksums(
    'aa  index.html\nbb  2020/index.html\ncc  315002/2020/A.pdf\ndd  315002/2020.pdf\nee  receipt.pdf\nff  old.txt\n',
  )
  const after = readChecksums(
    'aa  index.html\nb1  2020/index.html\ncc  315002/2020/A.pdf\nd1  315002/2020.pdf\ne1  receipt.pdf\n00  data/new.csv\n',
  )
  expect(compareSites(before, after)).toEqual([
    '网页：变了 1 个：2020/index.html',
    '单表 1 份：一字不差',
    '文本：变了 1 份：315002/2020.pdf',
    '数据：多了 1 个：data/new.csv',
    '其他文件：少了 1 个：old.txt',
  ])
})
