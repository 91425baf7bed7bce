/** Whom a shortcut is for: the pupils' doorway or the staff's login. */
export type ShortcutAudience = 'pupil' | 'teacher'

const PATHS: Record<ShortcutAudience, string> = { pupil: '/login/leerlingen/snelkoppelaar', teacher: '/login/leerkracht/' }

/**
 * The address in a shortcut, in the form that schools and publishers know (MAT-3). Without a target it leads to the
 * portal itself. `origin` is the portal's public address, `target` a title's registered one.
 */
export function shortcutAddress(origin: string, schoolRef: string, audience: ShortcutAudience, target?: string): string {
  const url = new URL(PATHS[audience], origin)
  // Written out whole: a TARGET with signs of its own must come through unharmed.
  url.search = new URLSearchParams({ ...(target ? { TARGET: target } : {}), INSTELLING_REF: schoolRef }).toString()
  return url.href
}
