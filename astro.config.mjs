import { defineConfig } from 'astro/config'

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

/**
 * What renders pages runs on Node alone: made for old browsers too, with private fields by way of weak maps, it takes a tenth longer.
 * The styles in it are for browsers. As an option of that part the target would be added to those of all parts, so it is set here.
 * @type {import('vite').Plugin}
 */
const pagesForNode = {
  name: 'pages-for-node',
  configEnvironment(name, { build }) {
    if (name !== 'ssr' || !build) return
    build.cssTarget = build.target
    build.target = 'esnext'
  },
}

// Addresses on pages are relative (src/model/address.ts), so Astro needs to know neither the site's address nor its base.
export default defineConfig({
  output: 'server',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  vite: {
    plugins: [pagesForNode],
    css: { transformer: 'lightningcss', lightningcss: { targets: oldestBrowsers } },
    build: { target: ['chrome86', 'safari13.1', 'firefox78'] },
  },
})
