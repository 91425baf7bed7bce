import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { goodSettings, restartWith } from '@/lib/platform/test-support'
import type { PupilRow } from './state'

test('GRP-2: new pupils get pictures that nobody in the group has; a group of any size is held by its pictures, not by its pupils', async () => {
  restartWith(goodSettings())
  const { withCredentials } = await import('./write-state')
  const { PUPIL_PICTURES } = await import('@/lib/pictures/catalogue')
  const pupils = Array.from({ length: PUPIL_PICTURES.length + 50 }, () => ({ id: randomUUID(), groupId: 'g', eckId: null, combined: [] }) as unknown as PupilRow)
  const taken = new Map([['g', new Set([PUPIL_PICTURES[0]!.slug])]])
  const pictures = (withCredentials(pupils, taken, randomUUID()) as { picture: string }[]).map(({ picture }) => picture)
  const alone = PUPIL_PICTURES.length - 1
  expect(new Set([PUPIL_PICTURES[0]!.slug, ...pictures.slice(0, alone)]).size).toBe(PUPIL_PICTURES.length)
  expect(taken.get('g')!.size).toBe(PUPIL_PICTURES.length)
})
