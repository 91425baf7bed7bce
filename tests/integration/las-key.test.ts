import { expect, test } from 'vitest'
import { chooseLink } from '@/lib/las/choose-link'
import { openLasKey } from '@/lib/las/key-cipher'
import { makeSchool } from '@/prisma/seed/factories'
import { command } from '../support/command'
import { actor, link, schoolId, withLinkedSchool } from '../support/linked-school'

withLinkedSchool()

test('LAS-1: a school’s autorisatiesleutel opens with its own link only', async () => {
  await command(actor, (context) => chooseLink(context, { system: 'esis', authorisationKey: 'geheim' }))
  const { keyCipher } = await link()
  expect(openLasKey(keyCipher!, schoolId)).toBe('geheim')
  const other = await makeSchool()
  expect(() => openLasKey(keyCipher!, other.id)).toThrow()
})
