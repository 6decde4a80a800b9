import { findCompiled } from '../../src/build/compile-cache.ts'
import { program } from '../roots.ts'

/* Builds as `npm run build` does, and says what that took: the processor's time in microseconds, the most memory in kB. */
process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  console.log(`processor ${user + system}, memory ${process.resourceUsage().maxRSS}`)
})
findCompiled(program)
await import('../build.ts')
