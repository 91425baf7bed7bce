import { createHmac, randomBytes } from 'node:crypto'
import { cookieIn, cookieLine, cookieName } from '@/lib/access/cookie'
import { derivedSecret, sameSecret } from '@/lib/platform/crypto'

/** So long a device stays known after a pupil's last login on it. Seconds. */
const KNOWN_FOR = 90 * 86_400
/** A class and a half share a tablet: so many pupils, the latest first. */
const MOST = 48

/** The cookie that says which pupils logged in on this device before. */
const COOKIE = 'bekend-apparaat'

/** `mark` names the device where any pupil logged in on it before; `usual`: this very pupil did. */
export type KnownDevice = { mark: string | null; usual: boolean }

/** No device that is known: all of a school's address look alike. */
export const UNKNOWN_DEVICE: KnownDevice = { mark: null, usual: false }

/**
 * What the portal knows of the device of a request (PUP-4): worth a count of tries of its own and nothing else. The cookie opens
 * nothing and names nobody: a random mark that the portal sealed, and of each pupil six bytes that only the portal can make.
 */
export function knownDevice(cookies: string | undefined, pupilId: string): KnownDevice {
  const { mark, pupils } = read(cookies)
  return mark ? { mark, usual: pupils.includes(sign(mark, pupilId)) } : UNKNOWN_DEVICE
}

/** The cookie once this pupil logged in here. */
export function rememberPupil(cookies: string | undefined, pupilId: string): string {
  const before = read(cookies)
  const mark = before.mark ?? randomBytes(12).toString('base64url')
  const own = sign(mark, pupilId)
  const pupils = [own, ...before.pupils.filter((each) => each !== own)].slice(0, MOST)
  return cookieLine(COOKIE, `${mark}.${seal(mark)}.${pupils.join('')}`, KNOWN_FOR)
}

function read(cookies: string | undefined): { mark: string | null; pupils: string[] } {
  const [, mark, sealed, pupils] = /^([\w-]{16})\.([\w-]{43})\.((?:[\w-]{8})*)$/.exec((cookieIn(cookies, cookieName(COOKIE)) ?? '').slice(0, 600)) ?? []
  if (!mark || !sealed || !sameSecret(sealed, seal(mark))) return { mark: null, pupils: [] }
  return { mark, pupils: pupils!.match(/.{8}/g) ?? [] }
}

const seal = (mark: string): string => hmac(`device ${mark}`).toString('base64url')
const sign = (mark: string, pupilId: string): string => hmac(`pupil ${mark} ${pupilId}`).subarray(0, 6).toString('base64url')
const hmac = (text: string): Buffer => createHmac('sha256', derivedSecret('known device')).update(text).digest()
