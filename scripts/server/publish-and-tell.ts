import { join } from 'node:path'
import { publishInTurn } from '../../src/server/queue.ts'
import { runLocked } from '../../src/server/run-locked.ts'
import type { Settings } from '../../src/server/server-settings.ts'
import { reporter } from './reporter.ts'

const script = (name: string) => join(import.meta.dirname, name)

/**
 * Publishes in turn, and if that breaks off tells so and removes what is left of it: the disk may be full of it.
 * @param pushed the commit that a push brought; undefined publishes anew even what is already shown
 * @param redacting why something was redacted, where it is published for that
 */
export async function publishAndTell(
  repository: string,
  settings: Settings,
  pushed: string | undefined,
  redacting?: string,
) {
  const say = reporter(repository)
  const anew = pushed === undefined ? ['--anew'] : []
  const redact = redacting === undefined ? [] : ['--redacting', redacting]
  const work = [script('release.ts'), repository, ...anew, ...redact]
  const publish = (seconds: number) => runLocked(repository, work, seconds)
  const ending = await publishInTurn(repository, settings, pushed, publish, say)
  if (ending === 'done' || ending === 'busy') return
  if (ending === 'killed') {
    say('发布中途断了。')
    await runLocked(repository, [script('tidy.ts'), repository], 0)
  }
  tellFailure(repository)
}

/** Says that nothing was published, and what happens next. */
export function tellFailure(repository: string) {
  reporter(repository)(
    `没有公开成功，原来的网站没有动。下一次推送会一并公开；也可以在服务器上运行：npm run server:publish -- ${repository}`,
  )
  process.exitCode = 1
}
