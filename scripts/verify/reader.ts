import { text } from 'node:stream/consumers'
import { ContentError } from '../../src/model/finding.ts'
import type { DeployedSite } from '../../src/proof/deployed.ts'
import type { ReadFile } from '../../src/proof/standing.ts'

/** The files of a site as texts, as `standing.ts` asks for them. */
export function readerOf(site: DeployedSite): ReadFile {
  return async (path) => {
    try {
      const bytes = await site.open(path)
      return bytes && (await text(bytes))
    } catch (error) {
      const message = `取不到 ${path}：${error instanceof Error ? error.message : error}`
      throw new ContentError([
        { rule: 'verify', severity: 'error', file: site.name, message, fix: '过一会儿再试' },
      ])
    }
  }
}
