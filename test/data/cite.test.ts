import { expect, test } from 'vitest'
import { citeByStandard, citePlainly } from '../../src/data/cite.ts'
import { datasetJsonLd } from '../../src/data/json-ld.ts'

const page = {
  author: '临西县司法局',
  title: '法律援助绩效目标',
  published: '2020-03-02 09:30',
  url: 'https://www.example.gov.cn/jxmb/315002/2020/315-0404-JBN-9C18/',
}

test('a page is cited by GB/T 7714 and in a sentence', () => {
  expect(citeByStandard(page)).toBe(
    '临西县司法局. 法律援助绩效目标[EB/OL]. (2020-03-02). https://www.example.gov.cn/jxmb/315002/2020/315-0404-JBN-9C18/',
  )
  expect(citePlainly(page)).toBe(
    '临西县司法局：《法律援助绩效目标》，2020-03-02 公开，https://www.example.gov.cn/jxmb/315002/2020/315-0404-JBN-9C18/',
  )
})

test('what is not known is left out', () => {
  const { author, title } = page
  expect(citeByStandard({ author, title })).toBe('临西县司法局. 法律援助绩效目标[EB/OL]')
  expect(citePlainly({ author, title })).toBe('临西县司法局：《法律援助绩效目标》')
})

test('the data describe themselves to search engines, and end no element of the page', () => {
  const site = {
    name: '网站',
    region: '临西县</script>',
    sponsor: '临西县财政局',
    url: 'https://www.example.gov.cn/jxmb/',
    dataLicence: '可以自由使用',
  }
  const files = [{ address: '/data/projects.csv', name: '项目', mediaType: 'text/csv', size: 12 }] as const
  const written = datasetJsonLd(site, '/data/', files, { years: [2021, 2020], date: '2021-03-02' }) ?? ''
  expect(written).not.toContain('<')
  expect(JSON.parse(written)).toMatchObject({
    '@type': 'Dataset',
    url: 'https://www.example.gov.cn/jxmb/data/',
    temporalCoverage: '2020/2021',
    license: '可以自由使用',
    distribution: [
      {
        contentUrl: 'https://www.example.gov.cn/jxmb/data/projects.csv',
        encodingFormat: 'text/csv',
        contentSize: '12 B',
      },
    ],
  })
  expect(datasetJsonLd({ ...site, url: undefined }, '/data/', files, { years: [], date: undefined })).toBe(
    undefined,
  )
})
