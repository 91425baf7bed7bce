import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import type { Brin } from '@/lib/core/brin'
import { readDuoBoards, readDuoLocations, type DuoLocation } from '@/lib/schools/duo-csv'
import { schoolDetails } from '@/lib/schools/queries'
import { DuoFileTooSmall, saveDuoRegister } from '@/lib/schools/save-duo-register'
import { makeSchool } from '@/prisma/seed/factories'
import { everything } from '../support/command'

const location = (brin: string, change: Partial<DuoLocation> = {}): DuoLocation => ({ brin: brin as Brin, name: `School ${brin}`, street: null, houseNumber: null, postalCode: null, city: 'Dorp', boardNumber: '41001', boardName: 'Stichting', telephone: null, website: null, ...change })
const day = (n: number) => new Date(Date.UTC(2026, 9, n))
const many = Array.from({ length: 10 }, (_, at) => location(`98AA${String(at).padStart(2, '0')}`))

describe('ACC-2: the DUO register', () => {
  test('follows the file: new, renamed, closed, open again', async () => {
    expect(await saveDuoRegister(many, day(1))).toMatchObject({ listed: 10, closed: 0 })
    expect(await saveDuoRegister([...many.slice(1, 9), location('98AA09', { name: 'Nieuwe naam', boardName: null })], day(2))).toMatchObject({ listed: 9, closed: 1 })
    const rows = await everything().duoLocation.findMany({ where: { brin: { startsWith: '98AA' } }, orderBy: { brin: 'asc' } })
    expect(rows[0]).toMatchObject({ brin: '98AA00', closedAt: day(2) })
    expect(rows[9]).toMatchObject({ name: 'Nieuwe naam', boardName: 'Stichting', closedAt: null })
    await saveDuoRegister(many, day(3))
    expect((await everything().duoLocation.findUniqueOrThrow({ where: { brin: '98AA00' } })).closedAt).toBeNull()
  })

  test('half a file closes nothing, unless one says that it is the whole', async () => {
    await saveDuoRegister(many, day(4))
    await expect(saveDuoRegister(many.slice(0, 3), day(5))).rejects.toThrow(DuoFileTooSmall)
    expect(await everything().duoLocation.count({ where: { brin: { startsWith: '98AA' }, closedAt: null } })).toBe(10)
    expect(await saveDuoRegister(many.slice(0, 3), day(6), { force: true })).toMatchObject({ listed: 3, closed: 7 })
  })

  test('the demonstration’s own register: six schools and one without an account', async () => {
    const boards = readDuoBoards(await readFile('prisma/seed/duo/besturen.csv'))
    const read = readDuoLocations(await readFile('prisma/seed/duo/adressen.csv'), boards)
    expect(read).toMatchObject({ ok: true, problems: [] })
    if (read.ok) expect(read.locations.map(({ brin }) => brin).sort()).toEqual(['99BR00', '99KP00', '99RB00', '99VV00', '99XX99', '99ZW00', '99ZZ00'])
  })

  test('a school shows DUO’s name and address; one that DUO does not list shows its own', async () => {
    const school = await makeSchool({ name: 'Eigen naam', street: 'Oudeweg', houseNumber: '1', postalCode: '1111AA', city: 'Dorp' })
    const scope = { schoolId: school.id, groupIds: 'all' } as const
    expect(await schoolDetails(scope)).toMatchObject({ name: 'Eigen naam', address: 'Oudeweg 1, 1111 AA Dorp', knownAtDuo: false })
    await everything().duoLocation.create({ data: { ...location(school.brin!, { name: 'Naam bij DUO', street: 'Nieuweweg', houseNumber: '2a', postalCode: '2222BB' }) } })
    expect(await schoolDetails(scope)).toMatchObject({ name: 'Naam bij DUO', address: 'Nieuweweg 2a, 2222 BB Dorp', knownAtDuo: true })
    const abroad = await makeSchool({ brin: null, schoolKey: `SLEUTEL${school.brin}`, kind: 'abroad', city: 'Lissabon' })
    expect(await schoolDetails({ schoolId: abroad.id, groupIds: 'all' })).toMatchObject({ knownAtDuo: null, address: 'Lissabon' })
  })
})
