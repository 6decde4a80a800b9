import { headOf } from './git.ts'
import type { Ending } from './run-locked.ts'
import type { Settings } from './server-settings.ts'

/**
 * Has the branch published in turn. Who waits while a later push arrives need not wait any longer: the later push publishes
 * both.
 * @param pushed the commit to be published; undefined publishes whatever there is when its turn comes
 * @param publish publishes what the branch holds, under the lock, which it waits for so many seconds
 * @returns how it ended; `busy` if it was left to a later push
 */
export async function publishInTurn(
  repository: string,
  { branch }: Settings,
  pushed: string | undefined,
  publish: (seconds: number) => Promise<Ending>,
  say: (line: string) => void,
): Promise<Ending> {
  let ending = await publish(0)
  if (ending === 'busy') say('另一次发布正在进行，排队等候……')
  while (ending === 'busy') {
    const head = await headOf(repository, branch)
    if (pushed !== undefined && head !== undefined && head !== pushed) {
      say('后来又有推送，由它一并公开，不再等候。')
      return 'busy'
    }
    ending = await publish(1)
  }
  return ending
}
