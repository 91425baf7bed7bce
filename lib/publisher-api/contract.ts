import { z } from 'zod'

/*
 * What goes in and comes out of the publishers' services, field for field as in domain facts 1.3 and 1.4. From these
 * schemas come the reading of bodies, the contract tests and the OpenAPI description. Of an answer, `optional` fields are left
 * out when they are not known or were not agreed (PUB-3); lists, booleans and metaResult are always there.
 */

/** Wider than what JSON numbers hold exactly may come in: nobody is known by such a number. */
const anyInt64 = z.number().refine(Number.isInteger, 'a whole number').meta({ type: 'integer', format: 'int64' })
/** int64 as it goes out: always an exact JSON number. */
const int64 = z.int().min(0).meta({ format: 'int64' })
const text = z.string().optional()
const moment = z.iso.datetime()
export const metaResult = z.strictObject({ mutationTimestamp: moment, generationTimestamp: moment }).meta({ id: 'MetaResult' })

const group = z.strictObject({ lasKey: text, naam: text, jaargroep: text, omschrijving: text }).meta({ id: 'Group' })
const personalData = z.strictObject({ achternaam: text, voornaam: text, voorvoegsel: text, voorletters: text }).meta({ id: 'PersonalData' })
const student = z
  .strictObject({ id: int64, eckid: text, lasKey: text, persoonsgegevens: personalData, jaargroep: text, groep: text.describe('lasKey of the base group'), subgroepen: z.array(z.string()).describe('lasKeys') })
  .meta({ id: 'Student' })
export const ROLE_CODES = ['Leerkracht', 'ICTCoordinator', 'IBRTer', 'Stagiair', 'Inval'] as const
const staffMember = z
  .strictObject({
    id: int64, eckid: text, lasKey: text, persoonsgegevens: personalData, emailadres: text, einddatum: z.iso.date().optional(),
    rollen: z.array(z.enum(ROLE_CODES)), groepen: z.array(z.string()).describe('lasKeys'), subgroepen: z.array(z.string()).describe('lasKeys'),
  })
  .meta({ id: 'StaffMember' })

const state = { actief: z.boolean(), gefuseerdNaar: int64.nullable().describe('the school that this one became part of') }
const groups = { groepen: z.array(group), subgroepen: z.array(group) }
const students = { leerlingen: z.array(student) }
const staff = { medewerkers: z.array(staffMember) }
export const GROUPS_ANSWER = z.strictObject({ ...groups, metaResult })
export const STUDENTS_ANSWER = z.strictObject({ ...students, metaResult })
export const STAFF_ANSWER = z.strictObject({ ...staff, metaResult })
export const OVERVIEW = z.strictObject({ ...groups, ...students, ...staff, ...state, metaResult }).meta({ id: 'InstitutionOverview' })
export const DETAILS = z
  .strictObject({
    naam: text, straat: text, huisnummer: text, huisnummertoevoeging: text, postcode: text, woonplaats: text,
    brincode: z.string().length(4).optional(), dependancecode: text, schoolkey: text, instellingRef: text, bestuurscode: text, ...state, metaResult,
  })
  .meta({ id: 'InstitutionDetails' })
export const SEARCH_RESULT = z
  .strictObject({
    id: int64, naam: z.string(), brincode: z.string().length(6).optional().describe('BRIN and dependance together'), straat: text, huisnummer: text, huisnummerToevoeging: text,
    postcode: text, woonplaats: text, telefoonNet: text, telefoonAbon: text, emailadres: text, actief: z.boolean(), bestuurscode: text,
  })
  .meta({ id: 'InstitutionSearchResult' })
export const SCHOOL_IDS = z.array(int64).describe('numbers of schools, ascending')
export const SCHOOL_REF = z.uuid().describe('INSTELLING_REF')
export const PERMISSION = z.strictObject({ hasSynchronizationPermission: z.boolean() })

export const SCHOOLS_QUERY = z.object({
  'changed-since': z.iso
    .datetime({ offset: true, error: 'a moment with its zone, such as 2026-11-24T01:00:00Z (in an address a + is written %2B)' })
    .transform((moment) => new Date(moment))
    .optional()
    .describe('only schools that may show you something new since a quarter of an hour before this moment; who withdrew is in neither list'),
})
const yesOrNo = z.enum(['true', 'false'])
export const PERMISSION_QUERY = z.object({ 'request-permission': yesOrNo.default('false').transform((value) => value === 'true') })
const criterion = z.string().max(200).optional()
export const SEARCH_QUERY = z.object({
  naam: criterion, brincode: criterion, adres: criterion, postcode: criterion, plaatsnaam: criterion, bestuurscode: criterion,
  activeOnly: yesOrNo.default('true').transform((value) => value === 'true'),
})

/** Numbers beyond what JSON holds exactly are none of ours: they fall away like any unknown one, before rounding could make them somebody else's. */
export const IDS = z.array(anyInt64).transform((ids) => ids.filter(Number.isSafeInteger))
const eckId = z.string().min(1).max(2048)
export const ECK_IDS = z.array(eckId)
const eckUser = z.object({ instellingId: anyInt64, eckId })
export type EckUser = z.output<typeof eckUser>
const eckUsers = z.array(eckUser).transform((users) => users.filter(({ instellingId }) => Number.isSafeInteger(instellingId)))
export const USERS_BODY = z.object({ gebruikers: IDS })
export const ECK_USERS_BODY = z.object({ gebruikers: eckUsers })
export const USERS_ANSWER = z.strictObject({ gebruikers: z.array(int64).describe('ascending') })
export const ECK_USERS_ANSWER = z.strictObject({ gebruikers: z.array(z.strictObject({ instellingId: int64, eckId: z.string() })).describe('ascending') })
/** Ours, beside domain facts 1.4. */
export const LEVELS_ANSWER = z.strictObject({ niveaus: z.array(z.strictObject({ gebruiker: int64, niveaus: z.array(z.string()) })).describe('ascending by gebruiker') })
const codes = z.array(z.string()).max(1000).default([])
export const BULK_BODY = z.object({ methodes: codes, producten: codes, gebruikers: IDS.default([]), gebruikerEckIds: eckUsers.default([]) })

export const TAGS = ['leerkrachtApplicatie', 'toetsApplicatie'] as const
/** A path cannot hold it otherwise. */
const code = z.string().min(1).max(200).refine((value) => !/[/\0]/.test(value), 'must not contain "/"')
const address = z.url({ protocol: /^https?$/ }).max(2000)
const icon = z
  .string()
  .max(200_000)
  .regex(/^image\/(svg\+xml|png),[A-Za-z0-9+/]+={0,2}$/, 'must be image/svg+xml or image/png, a comma, and base64')
  .describe('`<mime>,<base64>`')
const maybe = <Schema extends z.ZodType>(schema: Schema) => schema.nullish()
const title = { naam: z.string().min(1).max(200), code: maybe(z.string().max(200)), icon: maybe(icon), iconUrl: maybe(address), tags: z.array(z.enum(TAGS)).nullish().transform((tags) => [...new Set(tags ?? [])].sort()) }
export const NEW_METHOD = z.object({ id: code, url: maybe(address), ...title })
export const NEW_PRODUCT = z.object({ id: code, url: address, ...title })
/** The path already says which one it is. */
export const METHOD_BODY = z.object({ ...NEW_METHOD.shape, id: maybe(code) })
export const PRODUCT_BODY = z.object({ ...NEW_PRODUCT.shape, id: maybe(code) })
export type TitleBody = { naam: string; code?: string | null; icon?: string | null; iconUrl?: string | null; url?: string | null; tags: (typeof TAGS)[number][] }

const known = { id: z.string(), code: text, naam: z.string(), icon: text, iconUrl: text }
const tags = z.array(z.enum(TAGS))
export const METHOD = z.strictObject({ ...known, url: text, tags }).meta({ id: 'Method' })
export const PRODUCT = z.strictObject({ ...known, url: z.string(), tags }).meta({ id: 'Product' })
export const METHODS_ANSWER = z.strictObject({ methodes: z.array(METHOD) })
export const PRODUCTS_ANSWER = z.strictObject({ producten: z.array(PRODUCT) })
