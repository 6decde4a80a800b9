/** The environment of a person's shell: Astro builds and serves differently where it believes to be under test. */
export function environment(): NodeJS.ProcessEnv {
  const { VITEST: _, NODE_ENV: __, ...env } = process.env
  return env
}
