import { z } from 'zod'
import { isStorable } from '@/lib/core/storable'

/*
 * What the portal and a publisher agreed for asking who may use what (LIC-2); docs/licence-lookup.md tells publishers.
 * The question is a signed JWT, the answer plain JSON.
 */

/** The content type of the question, and of the answer. */
export const QUESTION_TYPE = 'application/jwt'
export const ANSWER_TYPE = 'application/json'
/** The `typ` in the question's header: no other token of the portal can pass for one. */
export const TOKEN_TYPE = 'leerpoort-licence+jwt'
/** How long a question counts, in seconds. */
export const QUESTION_SECONDS = 60
/** The whole answer, in milliseconds from the question: after that a page goes on with what it knew. */
export const DEADLINE_MS = 1500
/** Of an answer, in bytes. */
export const ANSWER_BYTES = 64 * 1024

const MOST_TITLES = 200
const MOST_LEVELS = 20
const words = (most: number) => z.string().trim().min(1).max(most).refine(isStorable)
const name = words(100)

const licence = z.object({
  /** Method and product by the publisher's own codes, as in its hosted titles (domain facts 1.4). */
  methode: name,
  product: name,
  /** LIC-4; none: the person's own level. */
  niveaus: z.array(words(40)).max(MOST_LEVELS).default([]),
  /** Seats of the school's licence; null or absent: no limit. */
  plaatsen: z.int().min(0).max(1_000_000).nullish(),
})

/** What one person may use now. An empty list is an answer too; fields that are not known here are let past. */
export const answerSchema = z.object({ licenties: z.array(licence).max(MOST_TITLES) })

/** One title of an answer, in our names. `seats` null: no limit. */
export type ToldLicence = { method: string; product: string; levels: string[]; seats: number | null }

/** Reads an answer's JSON; null when it is not the agreed shape. A title that is named twice counts once, with all its levels. */
export function readAnswer(json: unknown): ToldLicence[] | null {
  const parsed = answerSchema.safeParse(json)
  if (!parsed.success) return null
  const told = new Map<string, ToldLicence>()
  for (const { methode, product, niveaus, plaatsen } of parsed.data.licenties) {
    const key = `${methode}\n${product}`
    const levels = [...new Set([...(told.get(key)?.levels ?? []), ...niveaus])]
    told.set(key, { method: methode, product, levels, seats: plaatsen ?? told.get(key)?.seats ?? null })
  }
  return [...told.values()]
}
