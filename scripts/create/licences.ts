/** How others may use what a county publishes. */
export interface Licence {
  /** What a person chooses. */
  id: string
  says: string
  /** `数据许可` and its address in site.yaml; absent where nothing is said. */
  data?: { text: string; url: string }
  /** As package.json names it. */
  spdx: string
}

/** The choices; the first is taken where nothing is said. */
export const licences: readonly [Licence, ...Licence[]] = [
  { id: 'none', says: '不说明', spdx: 'UNLICENSED' },
  {
    id: 'cc-by',
    says: '可以自由使用，注明来源（CC BY 4.0）',
    data: {
      text: '可以自由使用，注明来源即可',
      url: 'https://creativecommons.org/licenses/by/4.0/deed.zh-hans',
    },
    spdx: 'CC-BY-4.0',
  },
  {
    id: 'cc0',
    says: '可以自由使用，没有条件（CC0 1.0）',
    data: {
      text: '可以自由使用，没有条件',
      url: 'https://creativecommons.org/publicdomain/zero/1.0/deed.zh-hans',
    },
    spdx: 'CC0-1.0',
  },
]
