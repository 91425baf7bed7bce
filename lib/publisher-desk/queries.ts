import { acrossSchools } from '@/lib/platform/db/scope'
import { asksAgain } from '@/lib/consent/terms'
import { stateOf, type CertificateState } from './rules'

const all = () => acrossSchools('the helpdesk keeps the publishers’ connections')

export type PublisherLine = { id: string; name: string; slug: string; certificates: number; tokens: boolean; schools: number; lastSyncAt: Date | null }

/** All publishers by name, with how they come in. */
export async function publisherLines(now: Date): Promise<PublisherLine[]> {
  const rows = await all().publisher.findMany({
    select: { id: true, name: true, slug: true, apiKeys: true, lastSyncAt: true, certificates: { select: { endsAt: true, validUntil: true } }, _count: { select: { consents: { where: { withdrawnAt: null } } } } },
    orderBy: { name: 'asc' },
  })
  return rows.map(({ certificates, apiKeys, _count, ...row }) => ({ ...row, tokens: apiKeys !== null, schools: _count.consents, certificates: certificates.filter((each) => ['runs', 'ends'].includes(stateOf(each, now))).length }))
}

export type CertificateLine = { id: string; fingerprint: string; subject: string; addedAt: Date; validUntil: Date | null; endsAt: Date | null; state: CertificateState }
export type Connection = { id: string; name: string; slug: string; purpose: string; attributes: string[]; behind: number; allowedUrls: string[]; notifyUrl: string | null; apiKeys: unknown; newGroupsAdvice: string | null; certificates: CertificateLine[] }

/** One publisher's connection; null: there is none. The newest certificate first. `behind`: schools that agreed to less, or to another purpose. */
export async function connectionOf(id: string, now: Date): Promise<Connection | null> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return null
  const row = await all().publisher.findUnique({
    where: { id },
    select: { id: true, name: true, slug: true, purpose: true, attributes: true, consents: { where: { withdrawnAt: null }, select: { purpose: true, attributes: true } }, allowedUrls: true, notifyUrl: true, apiKeys: true, newGroupsAdvice: true, certificates: { select: { id: true, fingerprint: true, subject: true, addedAt: true, validUntil: true, endsAt: true }, orderBy: { addedAt: 'desc' } } },
  })
  if (!row) return null
  const { consents, ...rest } = row
  return { ...rest, behind: consents.filter((agreed) => asksAgain(row, agreed)).length, certificates: row.certificates.map((each) => ({ ...each, state: stateOf(each, now) })) }
}
