import type { AstroIntegration } from 'astro'

/** Counts work that is done: on a terminal in one line that is written over, elsewhere a line every few seconds. */
export function countTo(total: number, what: string): { count: () => void; end: () => void } {
  let done = 0
  let printed = performance.now()
  return {
    count() {
      done++
      const text = `${what} ${done}/${total}`
      if (process.stdout.isTTY) process.stdout.write(`\r${text}`)
      else if (performance.now() - printed > 2000) {
        console.log(text)
        printed = performance.now()
      }
    },
    end() {
      if (process.stdout.isTTY) process.stdout.write('\n')
    },
  }
}

/** Counts what Astro renders: every page, and every file that is not a page. */
export function renderProgress(): { integration: AstroIntegration; end: () => void } {
  let counter = countTo(0, '')
  const integration: AstroIntegration = {
    name: 'progress',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        console.log('准备页面……')
        setPrerenderer((inner) => ({
          ...inner,
          async getStaticPaths() {
            const paths = await inner.getStaticPaths()
            counter = countTo(paths.length, '生成')
            return paths
          },
          async render(request, options) {
            const result = await inner.render(request, options)
            counter.count()
            return result
          },
        }))
      },
    },
  }
  return { integration, end: () => counter.end() }
}
