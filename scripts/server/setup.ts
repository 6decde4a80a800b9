import { hostname, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { dismissWaiting } from '../../src/server/next-push.ts'
import { Refusal } from '../../src/server/refusal.ts'
import { defaults, ownFolder, readSettings } from '../../src/server/server-settings.ts'
import { setUp } from '../../src/server/set-up-repository.ts'
import { run } from '../command/run.ts'
import { serverSetupCommand } from '../command/server-commands.ts'

/** The checkout whose program this is. */
const program = resolve(import.meta.dirname, '../..')
const node = process.execPath

/**
 * `npm run server:setup`: makes both, or brings them up to date. What is not said stays as it was.
 */
await run(serverSetupCommand, async ({ values, positionals }) => {
  const [repository = '', site = ''] = positionals.map((folder) => resolve(folder))
  const before = await readSettings(repository).catch(() => undefined)
  const settings = {
    folders: new Map(),
    readers: new Set<string>(),
    ...defaults,
    ...before,
    program,
    node,
    site,
  }
  const keep = Number(values.keep ?? settings.keep)
  const wait = Number(values.wait ?? settings.wait)
  const port = Number(values.port ?? settings.port)
  const { branch = settings.branch, base = settings.base, host = settings.host } = values
  const embedders = values.embed ?? settings.embedders
  const trial = values.trial ?? settings.trial
  if (!Number.isInteger(keep) || keep < 2) throw new Refusal('--keep 后面是保留几次发布，至少 2。')
  const { isNew, fingerprint } = await setUp(repository, {
    ...settings,
    keep,
    wait,
    branch,
    base,
    host,
    port,
    embedders,
    trial,
  })
  // It may be of an earlier program, or wait longer than is wanted.
  await dismissWaiting(repository)
  const nginx = join(ownFolder(repository), 'nginx.conf')
  console.log(`${isNew ? '建好了仓库' : '更新了仓库的钩子和设置'}：${repository}
网站放在：${site}/current（每次发布是 ${site}/releases 下的一个目录，保留 ${keep} 次）
检查和生成用的程序：${program}${trial ? '\n试运行：公开过的内容改了、删了，不要求更正说明；正式公开时运行一次 --no-trial' : ''}

公开日志由这把钥匙签名，公钥的指纹（SHA-256）请写进公文或别处，读者好比较：
  ${fingerprint}

网页服务器的配置已经写好（${ownFolder(repository)} 里的 nginx.conf 和 Caddyfile，任用一个）。用 nginx：
  sudo ln -sf ${nginx} /etc/nginx/sites-enabled/mingbiao.conf
  sudo nginx -t && sudo systemctl reload nginx

在写内容的电脑上，把它加为远程仓库，推送就是公开：
  git remote add server ${userInfo().username}@${hostname()}:${repository}
  git push -u server ${branch}    # 以后只写 git push`)
})
