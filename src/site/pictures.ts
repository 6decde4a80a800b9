import type { Department, Site } from '../content/record.ts'
import { countyPicture as countyAddress, departmentPicture as departmentAddress } from '../model/address.ts'
import { sumText, totals } from '../model/totals.ts'
import type { Picture } from './page-info.ts'

/** The share picture of the whole county. */
export function countyPicture(site: Site): Picture {
  return { address: countyAddress, alt: `${site.name}：安排多少钱，办什么事，做到什么程度` }
}

/** The share picture of a unit's budget year, which its projects share. */
export function departmentPicture({ unit, name, year, projects }: Department): Picture {
  return {
    address: departmentAddress(unit, year),
    alt: `${name} ${year} 年预算绩效目标：${sumText(totals(projects))}`,
  }
}
