const eightHours = 8 * 3600

/**
 * A moment as China's clocks show it, `2020-04-10T09:00:00+08:00`: whoever commits by a platform abroad, or on a server set
 * to Greenwich, does so on the day that it is here.
 * @param seconds since 1970, as git counts
 */
export function chinaTime(seconds: number): string {
  const local = new Date((seconds + eightHours) * 1000)
  return local.toISOString().replace(/\.\d+Z$/, '+08:00')
}
