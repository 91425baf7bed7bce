import type { Challenge } from 'altcha-lib'

/** The forms that have a captcha (lib/access/captcha). */
export type CaptchaDoor = 'staff-login' | 'home-login' | 'staff-forgotten' | 'home-forgotten' | 'account-request' | 'contact' | 'sandbox'

/**
 * Asks the portal for a challenge and solves it; the text that the form sends. The work is the browser's own PBKDF2, which
 * runs beside the page: no worker is needed, so that the content security policy stays as strict as it is.
 * @throws Error where the browser cannot
 */
export async function solveCaptcha(door: CaptchaDoor, controller: AbortController): Promise<string> {
  const [{ solveChallenge }, { deriveKey }, response] = await Promise.all([
    import('altcha-lib'),
    import('altcha-lib/algorithms/web/pbkdf2'),
    fetch(`/api/captcha?deur=${door}`, { signal: controller.signal }),
  ])
  const challenge = (await response.json()) as Challenge
  const solution = await solveChallenge({ challenge, controller, deriveKey, timeout: 60_000 })
  if (!solution) throw new Error('not solved')
  return btoa(JSON.stringify({ challenge, solution }))
}
