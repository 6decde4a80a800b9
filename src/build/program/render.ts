import { createApp } from 'astro/app/entrypoint'
import type { PageRequest } from '../page-request.ts'

// A build wants a page whole: handing it over piece by piece takes longer.
const app = createApp({ streaming: false })

/** Renders one page, or a file of the program: the entry of the compiled program, the only way from a build to Astro's routes. */
export async function renderPage({ path, locals }: PageRequest): Promise<string> {
  const response = await app.render(new Request(`http://localhost${path}`), { locals })
  // The page for what is not there says so itself.
  if (!response.ok && path !== '/404/') throw new Error(`the page ${path} could not be rendered`)
  return response.text()
}
