import type { NativeRoute } from '@/lib/platform/http/router'
import { json } from '@/lib/platform/http/respond'
import { CAPTCHA_DOORS, makeChallenge } from './captcha'

/** A fresh challenge, for the page that asks one (components/forms/Captcha). */
export const captchaRoute: NativeRoute = async ({ req, res, path, query }) => {
  if (path !== '/api/captcha' || req.method !== 'GET') return false
  const door = CAPTCHA_DOORS.find((each) => each === query.get('deur'))
  if (door) json(res, 200, await makeChallenge(door))
  else json(res, 404, { code: 'unknown-door' })
  return true
}
