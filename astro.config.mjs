import { defineConfig } from 'astro/config'
import { load } from './src/review/load.ts'
import { contentPreview } from './src/site/dev/dev-server.ts'

// Addresses on pages are relative (src/model/address.ts), so Astro needs to know neither the site's address nor its base.
export default defineConfig({
  outDir: 'dist',
  trailingSlash: 'always',
  build: { format: 'directory', concurrency: 8 },
  devToolbar: { enabled: false },
  // The editor's program is built from its source, wherever the site is built.
  vite: { define: { 'import.meta.env.PROGRAM': JSON.stringify(import.meta.dirname) } },
  integrations: [contentPreview(load)],
})
