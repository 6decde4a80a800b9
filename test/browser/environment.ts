/** The environment of a person's shell: Astro builds and serves differently where it believes to be under test. */
export function environment(): NodeJS.ProcessEnv {
  const { VITEST: _, NODE_ENV: __, DEV: ___, PROD: ____, MODE: _____, ...env } = process.env
  return env
}
