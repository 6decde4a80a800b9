/* Builds as `npm run build` does, and says what processor time that took, in microseconds. */
process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  console.log(`processor ${user + system}`)
})
await import('../build.ts')

export {}
