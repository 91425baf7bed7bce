import fc from 'fast-check'
import decodeQR from 'qr/decode.js'
import { describe, expect, test } from 'vitest'
import { sheets } from './cards'
import { qrPath } from './qr'

/** Draws the path as a printer would, so many dots a module, and reads it as a camera would. */
function read({ size, path }: { size: number; path: string }, dots = 4): string {
  const width = size * dots
  const data = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let row = Number(y) * dots; row < (Number(y) + 1) * dots; row += 1)
      for (let column = Number(x) * dots; column < (Number(x) + Number(length)) * dots; column += 1) data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3)
  return decodeQR({ width, height: width, data })
}

describe('PUP-5: the QR code of a badge', () => {
  test('says the address with the token, as a reader finds it', () => {
    const address = `https://portaal.example/login/leerlingen/badge#${'aZ0-_'.repeat(8)}abc`
    expect(read(qrPath(address))).toBe(address)
  })
  test('whatever the token', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      const address = `http://localhost:3000/login/leerlingen/badge#${Buffer.from(bytes).toString('base64url')}`
      expect(read(qrPath(address), 3)).toBe(address)
    }), { numRuns: 25 })
  })
  test('has the white around it that readers need', () => {
    const { size, path } = qrPath('x')
    const starts = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, length]) => [Number(x), Number(y), Number(x) + Number(length)] as const)
    expect([Math.min(...starts.map(([x]) => x)), Math.min(...starts.map(([, y]) => y)), size - Math.max(...starts.map(([, , end]) => end))]).toEqual([4, 4, 4])
  })
})

describe('GRP-3: eight cards a sheet', () => {
  test.each([[0, []], [1, [1]], [8, [8]], [9, [8, 1]], [24, [8, 8, 8]], [26, [8, 8, 8, 2]]] as const)('%i cards', (count, expected) => {
    const cards = Array.from({ length: count }, (_, at) => at)
    expect(sheets(cards).map((sheet) => sheet.length)).toEqual(expected)
    expect(sheets(cards).flat()).toEqual(cards)
  })
})
