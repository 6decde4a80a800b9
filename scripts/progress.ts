import type { AstroIntegration } from 'astro'

/** Counts what the build renders: on a terminal in one line that is written over, elsewhere a line every few seconds. */
export function progress(): { integration: AstroIntegration; done: () => void } {
  let total = 0
  let rendered = 0
  let printed = performance.now()
  const print = () => {
    const text = `生成 ${rendered}/${total}`
    if (process.stdout.isTTY) process.stdout.write(`\r${text}`)
    else if (performance.now() - printed > 2000) {
      console.log(text)
      printed = performance.now()
    }
  }
  const integration: AstroIntegration = {
    name: 'progress',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        console.log('准备页面……')
        setPrerenderer((inner) => ({
          ...inner,
          async getStaticPaths() {
            const paths = await inner.getStaticPaths()
            total = paths.length
            return paths
          },
          async render(request, options) {
            const result = await inner.render(request, options)
            rendered++
            print()
            return result
          },
        }))
      },
    },
  }
  const done = () => {
    if (process.stdout.isTTY) process.stdout.write('\n')
  }
  return { integration, done }
}
