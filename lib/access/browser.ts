type Read = (name: string) => string | null | undefined

/** Families by what their User-Agent says; the first that fits, for most call themselves Safari or Chrome besides. */
const FAMILIES: [name: string, mark: RegExp][] = [
  ['Edge', /\bEdg(e|A|iOS)?\//], ['Opera', /\bOPR\//], ['Samsung Internet', /\bSamsungBrowser\//], ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|HeadlessChrome|CriOS|Chromium)\//], ['Safari', /\bSafari\//],
]
/** The kind of device. An iPad may call itself a Mac, and an Android tablet Linux, when it asks for the desktop's page. */
const SYSTEMS: [name: string, mark: RegExp][] = [
  ['iPhone of iPad', /\b(iPhone|iPad|iPod)\b/], ['Mac of iPad', /\bMacintosh\b/], ['Windows', /\bWindows\b/], ['Chromebook', /\bCrOS\b/], ['Android', /\bAndroid\b/], ['Linux', /\bLinux\b/],
]
/** Systems between which one browser's word may change. */
const SAME: Record<string, string> = { 'iPhone of iPad': 'apple', 'Mac of iPad': 'apple', Android: 'linux', Linux: 'linux' }

/** Roughly the browser of a request, as its holder would call it: `Chrome op Windows`. Null where none is named. Never a version: those change by themselves. */
export function browserOf(read: Read): string | null {
  const agent = read('user-agent')
  if (!agent) return null
  const brands = read('sec-ch-ua') ?? ''
  // Brave, Vivaldi and others say Chrome in the one and themselves in the other.
  const other = /"(Brave|Vivaldi|Opera|Microsoft Edge)"/.exec(brands)?.[1]
  const family = other ? (other === 'Microsoft Edge' ? 'Edge' : other) : (FAMILIES.find(([, mark]) => mark.test(agent))?.[0] ?? 'onbekende browser')
  const system = SYSTEMS.find(([, mark]) => mark.test(agent))?.[0]
  return system ? `${family} op ${system}` : family
}

/** The same of a request as Node has it. */
export function browserOfRequest(headers: Record<string, string | string[] | undefined>): string | null {
  return browserOf((name) => {
    const value = headers[name]
    return Array.isArray(value) ? value[0] : value
  })
}

/** True when a session's cookie comes from another browser than it was given to (AUT-4). What is not known is not another. */
export function otherBrowser(opened: string | null, now: string | null): boolean {
  return opened !== null && now !== null && opened !== now && likeness(opened) !== likeness(now)
}

function likeness(browser: string): string {
  const [family = '', system = ''] = browser.split(' op ')
  return `${family}|${SAME[system] ?? system}`
}
