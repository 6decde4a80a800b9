import { hostname, userInfo } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Refusal } from '../../src/server/refusal.ts'
import { defaultBranch, defaultKeep } from '../../src/server/settings.ts'
import { setUp } from '../../src/server/setup.ts'
import { run } from '../run.ts'
import { program } from '../site-build.ts'

/** `npm run server:setup -- REPOSITORY SITE [--keep 5] [--branch main]`: makes both, or brings them up to date. */
await run(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      keep: { type: 'string', default: String(defaultKeep) },
      branch: { type: 'string', default: defaultBranch },
    },
  })
  const [repository, site] = positionals.map((folder) => resolve(folder))
  if (!repository || !site)
    throw new Refusal('要写两个目录：npm run server:setup -- /srv/mingbiao.git /var/www/disclosure')
  const keep = Number(values.keep)
  if (!Number.isInteger(keep) || keep < 2) throw new Refusal('--keep 后面是保留几次发布，至少 2。')
  const { isNew } = await setUp(repository, { program, site, keep, branch: values.branch })
  console.log(`${isNew ? '建好了仓库' : '更新了仓库的钩子和设置'}：${repository}
网站放在：${site}/current（每次发布是 ${site}/releases 下的一个目录，保留 ${keep} 次）
检查和生成用的程序：${program}

在写内容的电脑上，把它加为远程仓库，推送就是公开：
  git remote add server ${userInfo().username}@${hostname()}:${repository}
  git push server ${values.branch}`)
})
