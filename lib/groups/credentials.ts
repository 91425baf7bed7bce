import { randomInt } from 'node:crypto'
import { freePupilPicture, passwordChoices } from '@/lib/pictures/choose'
import { encrypt } from '@/lib/platform/crypto'

export type Credentials = { picture: string; pinCipher: Uint8Array<ArrayBuffer>; pictureCipher: Uint8Array<ArrayBuffer> }

/** Pins that a child would guess of a classmate: four the same, or a row up or down. */
export function isWeakPin(pin: string): boolean {
  const steps = [1, 2, 3].map((at) => Number(pin[at]) - Number(pin[at - 1]))
  return [0, 1, -1].some((step) => steps.every((each) => each === step))
}

/**
 * A new pupil's own picture, pin and password picture. The picture is one that nobody in the group has yet, while there
 * are any; pin and password picture are random, whichever of the two the group uses (GRP-2).
 */
export function newCredentials(pupilId: string, takenPictures: Iterable<string>): Credentials {
  const choices = passwordChoices(pupilId)
  return seal({ picture: freePupilPicture(takenPictures, pupilId).slug, pin: newPin(), passwordPicture: choices[randomInt(choices.length)]!.slug })
}

/** Seals a given picture, pin and password picture. */
export function seal(plain: { picture: string; pin: string; passwordPicture: string }): Credentials {
  return { picture: plain.picture, pinCipher: encrypt(plain.pin, 'pin'), pictureCipher: encrypt(plain.passwordPicture, 'password-picture') }
}

/** Four digits at random, none of the first guesses. */
export function newPin(): string {
  for (;;) {
    const pin = String(randomInt(10_000)).padStart(4, '0')
    if (!isWeakPin(pin)) return pin
  }
}
