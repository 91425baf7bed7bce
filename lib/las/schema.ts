import { z } from 'zod'
import { LAS_SYSTEM_NAMES } from './rules'

export const chooseLinkInput = z.object({
  system: z.enum(['manual', ...LAS_SYSTEM_NAMES], { error: 'Kies hoe uw gegevens binnenkomen.' }),
  /** The autorisatiesleutel; empty keeps the one that was given before. */
  authorisationKey: z.string().trim().max(200, 'Deze sleutel is te lang: ten hoogste 200 tekens.').regex(/^[\x21-\x7e]*$/, 'Een autorisatiesleutel heeft geen spaties of bijzondere tekens.').default(''),
})

/** 'Haal nu op': at once, or to be looked at first. */
export const fetchNowInput = z.object({ look: z.literal('ja').optional() })
export const testLinkInput = z.object({})
