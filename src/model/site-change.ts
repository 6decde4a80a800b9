/** That the site itself is called otherwise, or is another's, as `site.yaml` says. */
export interface SiteChange {
  /** When it was shown so for the first time. */
  date: string
  /** `网站名称`. */
  field: string
  before: string
  after: string
}
