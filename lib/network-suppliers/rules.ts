import { z } from 'zod'

/** An environment as the manuals name it: 'MOO van Heutink ICT', 'Skool/Miloo'. */
export function supplierLabel(name: string, company: string | null): string {
  return company ? `${name} van ${company}` : name
}

const text = (longest: number) => z.string().trim().min(1).max(longest).regex(/^\P{Cc}*$/u).optional().catch(undefined)
const claims = z.object({
  eck_id: text(300),
  email: text(254),
  email_verified: z.boolean().optional().catch(undefined),
  las_key: text(100),
  role: z.union([z.string(), z.array(z.string())]).optional().catch(undefined),
})

/** What an environment says of who sits there. Names are not among it: nobody is recognised by a name. */
export type Told = { eckId: string | null; email: string | null; lasKey: string | null; kind: 'pupil' | 'staff' | null }

/** Reads the claims of a checked id token; odd values count as absent. An address that the environment doubts is none. */
export function readTold(given: unknown): Told {
  const { eck_id, email, email_verified, las_key, role } = claims.catch({}).parse(given)
  const roles = role === undefined ? [] : [role].flat()
  const pupil = roles.some((each) => /^(pupil|student|leerling)$/i.test(each))
  return {
    eckId: eck_id ?? null,
    email: email !== undefined && email_verified !== false ? email.toLowerCase() : null,
    lasKey: las_key ?? null,
    kind: roles.length === 0 ? null : pupil ? 'pupil' : 'staff',
  }
}

/** Somebody of the school to whom at least one of the marks points. */
export type Candidate = {
  kind: 'pupil' | 'staff'
  id: string
  /** The school knows this person under another ECK iD than the one that was told. */
  otherEckId: boolean
}

/**
 * Who it is: the one person of the school to whom everything that was told points (SSO-3). Marks that point to different
 * people, and a person whom the school knows under another ECK iD, are no match: a wrong child is worse than none.
 */
export function personOf<Found extends Candidate>(told: Told, candidates: readonly Found[]): Found | null {
  const fitting = candidates.filter((each) => (told.kind === null || each.kind === told.kind) && !each.otherEckId)
  return fitting.length === 1 ? fitting[0]! : null
}

/** The form of NETWERKBEHEERDER. */
export function isSlug(text: string | null): text is string {
  return text !== null && /^[a-z0-9-]{1,40}$/.test(text)
}
