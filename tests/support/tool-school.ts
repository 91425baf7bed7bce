import { afterAll, beforeAll, beforeEach } from 'vitest'
import { scopeOf } from '@/lib/access/actor'
import type { StaffAtSchool } from '@/lib/access/current'
import { addressesOf, reportsOf } from '@/lib/network/queries'
import { report } from '@/lib/network/report'
import { makeToolKey } from '@/lib/network/tool'
import { jobs } from '@/lib/platform/jobs'
import { makeSchool } from '@/prisma/seed/factories'
import { command } from './command'
import { signedIn } from './people'
import { startPortal, type Portal } from './portal'

// A portal; before each test a school whose coordinator made a key for the Dynamic IP Tool.
export const NOON = new Date('2026-11-18T12:00:00+01:00')
export const later = (minutes: number, from = NOON) => new Date(from.getTime() + minutes * 60_000)

export let portal: Portal
export let ict: StaffAtSchool
export let cookie: string
export let key: string
/** For this file a portal, and before each test a school with a key for the tool. */
export function withToolSchool(): void {
  beforeAll(async () => void (portal = await startPortal()))
  afterAll(async () => {
    await portal.close()
    await (await jobs()).stop({ graceful: false })
  })
  beforeEach(async () => {
    const school = await makeSchool({ addresses: [] })
    ;({ actor: ict, cookie } = await signedIn(school.id, { roles: ['coordinator'] }))
    ;({ key } = await command(ict, makeToolKey, NOON))
  })
}

export const here = () => scopeOf(ict)
export const tell = (address: string | null, now = NOON, with_ = key) => report(`Bearer ${with_}`, address, now)
export const list = async () => (await addressesOf(here())).map(({ cidr, connectionType, addedBy }) => `${cidr} ${connectionType} ${addedBy === null ? 'tool' : 'hand'}`)
export const history = async () => (await reportsOf(here())).map(({ network }) => network)
