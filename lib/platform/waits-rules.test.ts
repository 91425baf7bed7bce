import { describe, expect, test } from 'vitest'
import { waitAfter, waitLeft } from './waits-rules'

describe('PUP-4: waits that grow', () => {
  const throttle = { free: 3, waits: [10, 20, 50], keep: 1000 }
  test.each([[0, 0], [2, 0], [3, 10], [4, 20], [5, 50], [6, 50], [10_000, 50]])('after %i tries: %i', (tries, wait) => expect(waitAfter(throttle, tries)).toBe(wait))
  // The last try was at 5000: it expires at 6000.
  test.each([[5000, 3, 10], [5009, 3, 1], [5010, 3, 0], [5030, 5, 20], [6000, 5, 0], [5001, 2, 0], [4000, 2, 0], [4990, 3, 20]])('at %i, of %i tries: %i left', (now, points, left) => expect(waitLeft(throttle, { points, expire: 6000 }, now)).toBe(left))
})
