export type CookieOptions = {
  path: string
  secure: boolean
  /** Seconds; absent: until the browser closes. */
  maxAge?: number
}

/**
 * Always HttpOnly and Lax: Strict would not come back with the redirect from the portal, which is another site to the
 * browser.
 */
export function setCookie(name: string, value: string, { path, secure, maxAge }: CookieOptions): string {
  return [
    `${name}=${value}`,
    `Path=${path}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(secure ? ['Secure'] : []),
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
  ].join('; ')
}

export function clearCookie(name: string, options: CookieOptions): string {
  return setCookie(name, '', { ...options, maxAge: 0 })
}
