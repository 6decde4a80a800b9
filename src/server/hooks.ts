const mark = '# mingbiao: written by npm run server:setup, which also brings it up to date.'

/** A hook of git: it runs the installed program, never anything that was pushed. */
export function hookText(name: string): string {
  return `#!/bin/sh
${mark}
program=$(git config mingbiao.program)
exec "$(git config mingbiao.node)" "$program/scripts/server/${name}.ts"
`
}

/** Whether a hook is one that `hookText` wrote, in this version or another. */
export function isOurHook(text: string): boolean {
  return text.includes(mark)
}
