import { array, assert, constantFrom, property, stringMatching } from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Address,
  absoluteLink,
  booklet,
  canonical,
  departmentPage,
  home,
  projectPage,
  relative,
  relativePath,
  sheet,
} from '../../src/model/address.ts'

const segment = stringMatching(/^[A-Za-z0-9]([A-Za-z0-9.-]{0,6}[A-Za-z0-9])?$/)
const address = array(segment, { maxLength: 4 }).chain((segments) =>
  constantFrom<Address>(
    segments.length === 0 ? '/' : `/${segments.join('/')}/`,
    segments.length === 0 ? '/a.pdf' : `/${segments.join('/')}`,
  ),
)
const base = constantFrom('/', '/jxmb/', '/jxmb/x/')

describe('relative', () => {
  test('resolved against one address leads to the file of the other, below any path', () => {
    assert(
      property(address, address, base, (from, to, base) => {
        const page = new URL(base + from.slice(1), 'https://example.gov.cn')
        expect(new URL(relative(from, to), page).pathname).toBe(
          base + to.slice(1).replace(/(^|\/)$/, '$1index.html'),
        )
      }),
    )
  })

  test('never names the root or another host', () => {
    assert(
      property(address, address, (from, to) => {
        expect(relative(from, to)).toMatch(/^\.\.?\//)
      }),
    )
  })

  test.each([
    [home, home, './index.html'],
    [home, departmentPage('315002', 2020), './315002/2020/index.html'],
    [departmentPage('315002', 2020), booklet('315002', 2020), '../2020.pdf'],
    [projectPage('315002', 2020, 'A-1'), sheet('315002', 2020, 'A-1'), '../A-1.pdf'],
    [projectPage('315002', 2020, 'A-1'), home, '../../../index.html'],
  ])('from %s to %s is %s', (from, to, expected) => {
    expect(relative(from, to)).toBe(expected)
  })
})

test('what is in a folder begins with the way to it', () => {
  expect(relativePath('/2020/projects/', home)).toBe('../../')
})

describe('addresses that need the whole site', () => {
  test.each([
    [undefined, '/about/'],
    ['https://www.example.gov.cn', '/about/'],
    ['https://www.example.gov.cn/jxmb', '/jxmb/about/'],
    ['https://www.example.gov.cn/jxmb/', '/jxmb/about/'],
  ])('absolute below %s', (url, expected) => {
    expect(absoluteLink(url)('/about/')).toBe(expected)
  })

  test('canonical keeps the path of the site and is absent without one', () => {
    expect(canonical('https://www.example.gov.cn/jxmb', '/2020/')).toBe(
      'https://www.example.gov.cn/jxmb/2020/',
    )
    expect(canonical(undefined, '/2020/')).toBeUndefined()
  })
})
