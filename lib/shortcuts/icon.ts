import { crc32, deflateSync } from 'node:zlib'
import { groundOf, initialsOf, MARK_GROUNDS } from '@/lib/core/word-mark'

/** Pixels of a side: what iPads ask for. */
const SIDE = 180
const SCALE = 12
/** Letters of 5 by 7: a byte a column, its lowest bit on top. */
const LETTERS: Record<string, string> = {
  0: '3e5149453e', 1: '00427f4000', 2: '4261514946', 3: '2141454b31', 4: '1814127f10', 5: '2745454539', 6: '3c4a494930', 7: '0171090503', 8: '3649494936', 9: '064949291e',
  A: '7e1111117e', B: '7f49494936', C: '3e41414122', D: '7f4141221c', E: '7f49494941', F: '7f09090901', G: '3e4149497a', H: '7f0808087f', I: '00417f4100', J: '2040413f01',
  K: '7f08142241', L: '7f40404040', M: '7f020c027f', N: '7f0408107f', O: '3e4141413e', P: '7f09090906', Q: '3e4151215e', R: '7f09192946', S: '4649494931', T: '01017f0101',
  U: '3f4040403f', V: '1f2040201f', W: '3f4038403f', X: '6314081463', Y: '0708700807', Z: '6151494543',
}

/**
 * The icon of a title as PNG: its word mark as the screens have it, white initials on its own ground. Two colours, one
 * bit a pixel; letters that the little alphabet lacks stay away.
 */
export function iconPng(name: string): Buffer {
  const rows = Array.from({ length: SIDE }, () => Buffer.alloc(1 + Math.ceil(SIDE / 8)))
  const letters = [...initialsOf(name).normalize('NFD')].flatMap((letter) => LETTERS[letter] ?? [])
  const left = (SIDE - (letters.length * 6 - 1) * SCALE) >> 1
  const top = (SIDE - 7 * SCALE) >> 1
  letters.forEach((letter, at) => {
    Buffer.from(letter, 'hex').forEach((column, x) => {
      for (let y = 0; y < 7; y += 1) if ((column >> y) & 1) block(rows, left + (at * 6 + x) * SCALE, top + y * SCALE)
    })
  })
  const head = Buffer.alloc(13)
  head.writeUInt32BE(SIDE, 0)
  head.writeUInt32BE(SIDE, 4)
  head.set([1, 3, 0, 0, 0], 8)
  const palette = Buffer.concat([Buffer.from(MARK_GROUNDS[groundOf(name)]!.slice(1), 'hex'), Buffer.from('ffffff', 'hex')])
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('PLTE', palette), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))])
}

/** One dot of a letter. The first byte of a row says how it is filtered: not at all. */
function block(rows: Buffer[], left: number, top: number): void {
  for (let y = top; y < top + SCALE; y += 1) for (let x = left; x < left + SCALE; x += 1) rows[y]![1 + (x >> 3)]! |= 0x80 >> (x & 7)
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const made = Buffer.alloc(body.length + 8)
  made.writeUInt32BE(data.length, 0)
  body.copy(made, 4)
  made.writeUInt32BE(crc32(body), body.length + 4)
  return made
}
