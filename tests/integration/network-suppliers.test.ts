import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { scopeOf } from '@/lib/access/actor'
import type { StaffAtSchool } from '@/lib/access/current'
import { allSuppliers, supplierHistory, suppliersFor, tickedSuppliers } from '@/lib/network-suppliers/queries'
import { saveSuppliers } from '@/lib/network-suppliers/save-suppliers'
import { giveConsent, makeSchool, tickEnvironment } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { seedTestPublishers, signedIn } from '../support/people'

let ict: StaffAtSchool
let ids: Map<string, string>
beforeAll(async () => {
  await seedTestPublishers()
  ids = new Map((await everything().networkSupplier.findMany()).map(({ slug, id }) => [slug, id]))
})
beforeEach(async () => void (ict = (await signedIn((await makeSchool()).id, { roles: ['coordinator'], firstName: 'Iris', prefix: 'van', lastName: 'Dijk' })).actor))
const here = () => scopeOf(ict)
const id = (slug: string) => ids.get(slug)!
const save = async (ticked: string[], shown = ['moo', 'skool', 'prowise-go'], actor = ict) => {
  const was = (await suppliersFor(here())).filter((row) => row.ticked).map((row) => row.id)
  return command(actor, (context) => saveSuppliers(context, { supplier: ticked.map(id), shown: shown.map(id), was }), new Date('2026-11-20T10:00:00Z'))
}

describe('NET-3: Netwerkbeheerder instellen', () => {
  test('the ten environments of the manuals, by their names', async () => {
    expect((await suppliersFor(here())).map(({ label }) => label)).toEqual([
      'Actacom', 'EDUgrip', 'MijnOnderwijsPortaal van Onderwijsgroep Meppel', 'MOO van Heutink ICT', 'OnlineKlas van Stenvert', 'Prowise Go', 'Ratho Portaal', 'Skool/Miloo', 'X Cool van Cloudwise', 'ZuluConnect van de Rolf groep',
    ])
    expect(await allSuppliers()).toHaveLength(10)
  })

  test('ticks are given and taken away; the history tells by whom and when', async () => {
    expect(await save(['moo', 'skool'])).toEqual({ granted: 2, withdrawn: 0 })
    expect(await tickedSuppliers(here())).toEqual(['MOO', 'Skool/Miloo'])
    expect(await save(['skool'])).toEqual({ granted: 0, withdrawn: 1 })
    expect(await tickedSuppliers(here())).toEqual(['Skool/Miloo'])
    const at = new Date('2026-11-20T10:00:00Z')
    const history = (await supplierHistory(here())).map(({ label, grantedAt, grantedBy, withdrawnAt, withdrawnBy }) => ({ label, grantedAt, grantedBy, withdrawnAt, withdrawnBy }))
    expect(history).toHaveLength(2)
    expect(history).toContainEqual({ label: 'MOO van Heutink ICT', grantedAt: at, grantedBy: 'Iris van Dijk', withdrawnAt: at, withdrawnBy: 'Iris van Dijk' })
    expect(history).toContainEqual({ label: 'Skool/Miloo', grantedAt: at, grantedBy: 'Iris van Dijk', withdrawnAt: null, withdrawnBy: null })
    expect((await auditOf(ict.school.id)).map(({ action, subjectId }) => `${action} ${subjectId}`).sort()).toEqual([`network.supplier-granted ${id('moo')}`, `network.supplier-granted ${id('skool')}`, `network.supplier-withdrawn ${id('moo')}`].sort())
  })

  test('saving the same again changes and tells nothing; rows that were not shown stay', async () => {
    await save(['skool'])
    expect(await save(['skool'])).toEqual({ granted: 0, withdrawn: 0 })
    expect(await save([], ['moo'])).toEqual({ granted: 0, withdrawn: 0 })
    expect(await tickedSuppliers(here())).toEqual(['Skool/Miloo'])
    expect(await auditOf(ict.school.id)).toHaveLength(1)
  })

  test('two coordinators at once: no tick is there twice', async () => {
    const second = (await signedIn(ict.school.id, { roles: ['coordinator'] })).actor
    await Promise.all([save(['skool'], ['skool']), save(['skool'], ['skool'], second), save(['moo'], ['moo'], second)])
    expect(await tickedSuppliers(here())).toEqual(['MOO', 'Skool/Miloo'])
  })

  test('an id that is no environment: refused, nothing saved', async () => {
    for (const wrong of [ict.school.id, '00000000-0000-4000-8000-000000000000'])
      expect(await refused(command(ict, (context) => saveSuppliers(context, { supplier: [id('moo')], shown: [id('moo'), wrong], was: [] })))).toBe('not-found')
    expect([await tickedSuppliers(here()), await auditOf(ict.school.id)]).toEqual([[], []])
  })

  test('PUB-7: publisher and environment are two ticks', async () => {
    const row = async (slug: string) => (await suppliersFor(here())).find((each) => each.slug === slug)!
    expect((await row('prowise-go')).publisher).toEqual({ name: 'Prowise GO', ticked: false })
    await giveConsent(ict.school.id, 'prowise-go')
    expect(await row('prowise-go')).toMatchObject({ ticked: false, publisher: { ticked: true } })
    await save(['prowise-go'])
    await everything().consent.updateMany({ where: { schoolId: ict.school.id }, data: { withdrawnAt: new Date() } })
    expect(await row('prowise-go')).toMatchObject({ ticked: true, publisher: { ticked: false } })
    expect((await row('onlineklas')).publisher?.name).toBe('Stenvert (OnlineKlas)')
    expect((await row('moo')).publisher).toBeNull()
  })

  test('DAT-1: other schools’ ticks are neither seen nor touched', async () => {
    const stranger = await makeSchool()
    await tickEnvironment(stranger.id, 'skool')
    await giveConsent(stranger.id, 'prowise-go')
    expect([await tickedSuppliers(here()), await supplierHistory(here()), (await suppliersFor(here())).filter((row) => row.ticked || row.publisher?.ticked)]).toEqual([[], [], []])
    await save([])
    expect(await everything().networkConsent.count({ where: { schoolId: stranger.id, withdrawnAt: null } })).toBe(1)
  })
})
