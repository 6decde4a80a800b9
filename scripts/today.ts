/** Today in China, wherever the machine's clock thinks it is: servers are often set to Greenwich, and clerks are not. */
export function today(): string {
  // Sweden writes dates as 2020-04-10.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
}
