import { randomUUID } from 'node:crypto'
import { run } from '@/lib/platform/db/pool'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { shared } from '@/lib/platform/shared'
import { signingKeys, type SigningJwk } from '@/lib/sso/signing-keys'
import { ask, LookupError, signQuestion } from './ask'
import { guarded, wasHeldBack } from './breakers'
import { knownBy, turnOf, type Asked, type Known } from './rules'
import { ANSWERED, FAILED, LOOKUPS, LOOKUPS_OLD } from './sql'

/** The person whom publishers are asked about, by ids of the portal; one of the two is set. */
export type Person = { schoolId: string; pupilId: string | null; employmentId: string | null }
type Row = Asked & { publisherId: string; publisher: string; url: string; school: string; person: string }
/** One publisher that answers for its licences itself, and how its titles are known for this person. */
export type Lookup = { publisherId: string; publisher: string } & Known
/** What is known at once; publishers that are still to be asked, with what they said before; and asking them. */
export type Lookups = { known: Lookup[]; toAsk: Lookup[]; ask: () => Promise<Lookup[]> }

/**
 * LIC-2: which publishers answer for this person themselves. Asks nobody yet, so that a page can show what it has; `ask`
 * asks all that are due, in parallel, each within its deadline, and never throws for a publisher's fault.
 */
export async function lookupsFor(person: Person, only?: { publisherId: string }): Promise<Lookups> {
  const rows = (await run<Row>(LOOKUPS, [person.schoolId, person.pupilId, person.employmentId])).filter((row) => !only || row.publisherId === only.publisherId)
  const now = new Date()
  const due = rows.filter((row) => turnOf(row, now) === 'due')
  const known = rows.filter((row) => !due.includes(row)).map((row): Lookup => ({ ...named(row), ...(turnOf(row, now) === 'fresh' ? { state: 'now' } : knownBy(row)) }))
  return { known, toAsk: due.map((row) => ({ ...named(row), ...knownBy(row) })), ask: () => Promise.all(due.map((row) => askOne(person, row))) }
}

/** Asks whoever is to be asked and waits for it, at most the deadline. For a hop that needs to know now (SSO-1). */
export async function lookUpNow(person: Person, only?: { publisherId: string }): Promise<Lookup[]> {
  const { known, ask: askAll } = await lookupsFor(person, only)
  return [...known, ...(await askAll())]
}

/** Drops answers that are too old to go by; a job does this. */
export async function dropOldLookups(now: Date): Promise<void> {
  await run(LOOKUPS_OLD, [now])
}

const named = ({ publisherId, publisher }: Row) => ({ publisherId, publisher })

async function askOne(person: Person, row: Row): Promise<Lookup> {
  const whose = [person.schoolId, row.publisherId, person.pupilId, person.employmentId]
  try {
    await guarded(row.publisherId, async () => {
      const told = await ask(row.url, await signQuestion({ url: row.url, school: Number(row.school), person: Number(row.person) }, { issuer: issuer(), jwk: await signingKey() }, new Date(), randomUUID()))
      // Within: an answer that cannot be kept is a failure of this publisher too.
      await run(ANSWERED, [...whose, JSON.stringify(told), new Date()])
    })
    return { ...named(row), state: 'now' }
  } catch (error) {
    if (error instanceof LookupError) log().info({ publisherId: row.publisherId, code: error.message }, 'no licences from a publisher')
    // Whatever went wrong with one publisher, the page goes on with what it knew of it, and with all others.
    else if (!wasHeldBack(error)) log().error({ publisherId: row.publisherId, err: error }, 'a licence look-up went wrong')
    if (!wasHeldBack(error)) await run(FAILED, [...whose, new Date()]).catch((second: unknown) => log().error({ publisherId: row.publisherId, err: second }, 'a failed look-up was not noted'))
    return { ...named(row), ...knownBy(row) }
  }
}

/** The address by which publishers know who signs: the OpenID provider's, with its published keys. */
const issuer = (): string => `${new URL(env().PUBLIC_URL).origin}/oidc`

/** So long, in milliseconds, a process signs with the key that it read: keys that retire stay published far longer. */
const KEY_KEPT = 60_000

async function signingKey(): Promise<SigningJwk> {
  const kept = shared('licence-lookup-key', (): { at: number; jwk: SigningJwk | null } => ({ at: 0, jwk: null }))
  if (!kept.jwk || Date.now() - kept.at > KEY_KEPT) Object.assign(kept, { jwk: (await signingKeys())[0]!, at: Date.now() })
  return kept.jwk!
}
