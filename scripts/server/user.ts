import { resolve } from 'node:path'
import { isUnitCode } from '../../src/model/address.ts'
import { authorizedKey, isUserName } from '../../src/server/authorized-key.ts'
import { git, gitNames } from '../../src/server/git.ts'
import { Refusal } from '../../src/server/refusal.ts'
import { readSettings } from '../../src/server/server-settings.ts'
import { run } from '../command/run.ts'
import { serverUserCommand } from '../command/server-commands.ts'

/**
 * `npm run server:user`: lets a key push, into the folders of its units only.
 * Prints the line for `authorized_keys`, and nothing else there. A unit's code will do as a name.
 */
await run(serverUserCommand, async ({ values, positionals: [folder = '', user = '', key = ''] }) => {
  const repository = resolve(folder)
  const settings = await readSettings(repository)
  if (!isUserName(user)) throw new Refusal('用户名用英文字母、数字、短横线和下划线。')
  const units = values.unit ?? [user]
  for (const unit of units)
    if (!isUnitCode(unit)) throw new Refusal(`“${unit}”不是单位编码，用 --unit 写上。`)
  const line = authorizedKey(settings, repository, user, key)
  const setting = `mingbiao.${user}.folder`
  await git(repository, ['config', '--unset-all', setting]).catch(() => {})
  const folders = units.map((unit) => `content/${unit}/`)
  for (const one of folders) await git(repository, ['config', '--add', setting, one])
  await git(repository, ['config', `mingbiao.${user}.reading`, String(values.reading ?? false)])
  console.log(line)
  const there = await unitFolders(repository, settings.branch)
  const missing = there.length === 0 ? [] : folders.filter((one) => !there.includes(one))
  if (missing.length > 0)
    console.error(
      `注意：仓库里还没有 ${missing.join('、')}。编码写错了的，用对的再登记一次；是新单位的，不用管。`,
    )
  console.error(
    `用户 ${user} 可以改：${folders.join('、')}${values.reading ? '；可以取回整个仓库' : '；只能推送，不能取回'}`,
  )
})

/** The units' folders that there are; none before the first push. */
async function unitFolders(repository: string, branch: string): Promise<string[]> {
  const list = ['ls-tree', '-z', '--name-only', `refs/heads/${branch}`, 'content/']
  const names = await gitNames(repository, list).catch(() => [])
  return names.map((name) => `${name}/`)
}
