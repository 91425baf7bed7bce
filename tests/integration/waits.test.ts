import { describe, expect, test } from 'vitest'
import { takeWaiting } from '@/lib/platform/waits'
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
