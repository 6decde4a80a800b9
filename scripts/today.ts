/** Today in China, wherever the machine's clock thinks it is: servers are often set to Greenwich, and clerks are not. */
export function today(): string {
  // Sweden writes dates as 2020-04-10.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
}

/** The first day that a correction may bear which is pushed today: it may have waited for a week. */
export function earliest(): string {
  return new Date(Date.parse(today()) - 7 * 86_400_000).toISOString().slice(0, 10)
}
