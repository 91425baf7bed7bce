import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pool } from '@/lib/platform/db/pool'
import { mustWait } from '@/lib/platform/sql-waits'
import { takeWaiting } from '@/lib/platform/waits'
import { waitLeft } from '@/lib/platform/waits-rules'
import { next } from '@/prisma/seed/factories'

const SLOW = { free: 3, waits: [60_000], keep: 3_600_000 }
const NOW = Date.UTC(2026, 10, 23, 8)

describe('AUT-2: tries that are slowed down', () => {
  test('free ones are free in whatever order they arrive: two processes, two clocks', async () => {
    const key = `proef:${next()}`
    const tries = [await takeWaiting(SLOW, key, NOW), await takeWaiting(SLOW, key, NOW - 250), await takeWaiting(SLOW, key, NOW - 500)]
    expect(tries).toEqual([{ ok: true, next: 0, tries: 1 }, { ok: true, next: 0, tries: 2 }, { ok: true, next: 60, tries: 3 }])
    expect(await takeWaiting(SLOW, key, NOW + 59_000), 'counted from the latest of them').toEqual({ ok: false, wait: 1, tries: 3 })
    expect(await takeWaiting(SLOW, key, NOW + 60_000)).toMatchObject({ ok: true, tries: 4 })
  })

  test('all at once: as many as are free, and no more', async () => {
    const key = `proef:${next()}`
    const tries = await Promise.all(Array.from({ length: 8 }, (_, at) => takeWaiting(SLOW, key, NOW - at)))
    expect(tries.filter(({ ok }) => ok)).toHaveLength(3)
  })
})

/** Throttles of every shape, with a count as it may lie there and a moment around the edges of its wait. */
const cases = fc
  .record({ free: fc.nat(5), waits: fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 5 }), keep: fc.integer({ min: 1000, max: 5000 }) })
  .chain((throttle) => fc.tuple(fc.constant(throttle), fc.integer({ min: 1, max: 15 }), fc.oneof(fc.integer({ min: -50, max: 6000 }), fc.tuple(fc.constantFrom(0, throttle.keep, ...throttle.waits), fc.constantFrom(-1, 0, 1)).map(([edge, by]) => edge + by))))

test('AUT-2, PUP-4: who is told to wait is made to wait, and nobody else: the statements and the rule reckon the same', async () => {
  const key = `proef:${next()}`
  await fc.assert(
    fc.asyncProperty(cases, async ([throttle, points, after]) => {
      const [row, now] = [{ points, expire: NOW + throttle.keep }, NOW + after]
      await pool().query('insert into rate_limit (key, points, expire) values ($1, $2, $3) on conflict (key) do update set points = $2, expire = $3', [key, row.points, row.expire])
      const left = waitLeft(throttle, row, now)
      const text = `select ${mustWait('$1', { now: '$2', keep: '$3', free: '$4', waits: '$5' })} as waits`
      expect((await pool().query(text, [key, now, throttle.keep, throttle.free, throttle.waits])).rows).toEqual([{ waits: left > 0 }])
      expect(await takeWaiting(throttle, key, now)).toMatchObject(left > 0 ? { ok: false, wait: Math.ceil(left / 1000), tries: points } : { ok: true, tries: row.expire <= now ? 1 : points + 1 })
    }),
    { numRuns: 200 },
  )
})
