const mark = '# mingbiao: written by npm run server:setup, which also brings it up to date.'

/** Below the repository: what Node compiled of the program. */
export const compiledScripts = 'mingbiao/cache/scripts'

/**
 * A hook of git: it runs the installed program, never anything that was pushed. What Node compiled of it is found again, which is half of
 * the time that it takes to start. A small nursery holds what a push leaves for the collector: a tenth less memory, and no slower.
 */
export function hookText(name: string): string {
  return `#!/bin/sh
${mark}
program=$(git config mingbiao.program)
export NODE_COMPILE_CACHE="\${NODE_COMPILE_CACHE:-$PWD/${compiledScripts}}"
exec "$(git config mingbiao.node)" --max-semi-space-size=8 "$program/scripts/server/${name}.ts"
`
}

/** Whether a hook is one that `hookText` wrote, in this version or another. */
export function isOurHook(text: string): boolean {
  return text.includes(mark)
}
