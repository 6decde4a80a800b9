import { defineConfig } from 'astro/config'
import { load } from './src/review/load.ts'
import { contentPreview } from './src/site/dev/dev-server.ts'

/**
 * Styles and scripts are compiled for the oldest browsers in use: kernels of Chrome 86 in 360 and 信创 browsers, iPhones of 2019.
 * A major version stands in the third byte, a minor one in the second.
 */
const oldestBrowsers = {
  chrome: 86 << 16,
  safari: (13 << 16) | (1 << 8),
  ios_saf: (13 << 16) | (3 << 8),
  firefox: 78 << 16,
}

// Addresses on pages are relative (src/model/address.ts), so Astro needs to know neither the site's address nor its base.
export default defineConfig({
  outDir: 'dist',
  trailingSlash: 'always',
  build: { format: 'directory', concurrency: 8 },
  devToolbar: { enabled: false },
  vite: {
    // The editor's program is built from its source, wherever the site is built.
    define: { 'import.meta.env.PROGRAM': JSON.stringify(import.meta.dirname) },
    css: { transformer: 'lightningcss', lightningcss: { targets: oldestBrowsers } },
    build: { target: ['chrome86', 'safari13.1', 'firefox78'] },
  },
  integrations: [contentPreview(load)],
})
