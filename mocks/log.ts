/** Takes one line about something that failed. Never put claims, tokens or names in it. */
export type Log = (line: string) => void

export const logToConsole: Log = (line) => console.error(`[mocks] ${line}`)

/** An error in one line: its own words and those of its causes, without stack. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? ` <- ${describe(error.cause)}` : ''
  return `${error.name}: ${error.message}${cause}`
}
