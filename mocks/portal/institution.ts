import { z } from 'zod'
import type { PortalRest } from './rest'

const text = z.string().nullish()
const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? [])

const group = z.object({ lasKey: text, naam: text, jaargroep: text, omschrijving: text })
const pupil = z.object({
  id: z.number(),
  jaargroep: text,
  groep: text,
  subgroepen: list(z.string()),
  persoonsgegevens: z.object({ voornaam: text }).nullish(),
})
const staffMember = z.object({
  id: z.number(),
  rollen: list(z.string()),
  groepen: list(z.string()),
  subgroepen: list(z.string()),
})
const overview = z.object({
  groepen: list(group),
  subgroepen: list(group),
  leerlingen: list(pupil),
  medewerkers: list(staffMember),
  actief: z.boolean(),
  gefuseerdNaar: z.number().nullish(),
})

/**
 * InstitutionOverview of domain-facts 1.3, cut to what linking licences needs. Of names the first only, where it was agreed:
 * levels are chosen pupil by pupil.
 */
export type Institution = z.output<typeof overview>
export type Pupil = z.output<typeof pupil>

/** The schools that let this publisher fetch. */
export const listInstitutions = (rest: PortalRest): Promise<number[]> =>
  rest.get('/rest/v2/instellingen', z.array(z.number()))

/** A school's groups and people. */
export const getInstitution = (rest: PortalRest, id: number): Promise<Institution> =>
  rest.get(`/rest/v2/instellingen/${id}`, overview)

/** A school's shortcut reference (INSTELLING_REF), by which orders know it. */
export const getInstitutionRef = (rest: PortalRest, id: number): Promise<string> =>
  rest.get(`/rest/v2/instellingen/${id}/ref`, z.string())
