import { X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { safeAddress } from '@/lib/core/safe-address'
import { ENTITY_ID_LONGEST, METADATA_LONGEST, METADATA_TOO_LONG, MOST } from './rules'

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g

function readCertificates(text: string): string[] | null {
  if (/PRIVATE KEY/.test(text)) return null
  try {
    const found = (text.match(PEM) ?? []).map((pem) => new X509Certificate(pem).toString())
    return (text.trim() !== '' && found.length === 0) || found.length > MOST ? null : [...new Set(found)]
  } catch {
    return null
  }
}

/** One a line: `our name = the publisher's`. Null: not that form, or a name twice. */
export function readMap(text: string): Record<string, string> | null {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => line.split('=').map((part) => part.trim()))
  const good = lines.every((parts) => parts.length === 2 && /^\w+$/.test(parts[0]!) && parts[0] !== 'sub' && /^\S{1,200}$/.test(parts[1]!))
  const unique = (at: number) => new Set(lines.map((parts) => parts[at])).size === lines.length
  return good && unique(0) && unique(1) ? Object.fromEntries(lines as [string, string][]) : null
}

function read<Out>(parse: (text: string) => Out | null, message: string) {
  return z.string().max(60_000, 'Dit is te lang.').default('').transform((text, context): Out => {
    const found = parse(text)
    if (found !== null) return found
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })
}

/** 'Verbinding opslaan' of a SAML service provider (SSO-4). */
export const samlInput = z.object({
  publisherId: z.uuid(),
  entityId: z.string({ error: 'Vul de entityID van de uitgeverij in.' }).trim().min(1).max(ENTITY_ID_LONGEST, 'Dit is te lang.').regex(/^\S+$/, 'Een entityID heeft geen spaties.'),
  acsUrls: read((text) => {
    const list = [...new Set(text.split(/\s+/).filter(Boolean))]
    return list.length > 0 && list.length <= MOST && list.every((one) => safeAddress(one) !== null) ? list : null
  }, 'Zet op elke regel één adres dat met https:// begint.'),
  certificates: read(readCertificates, 'Dit zijn geen certificaten (PEM), of er staat een geheime sleutel bij.'),
  signs: z.literal('on').optional().transform(Boolean),
  nameId: z.enum(['persistent', 'unspecified']),
  attributes: read(readMap, 'Zet op elke regel: onze naam = naam bij de uitgeverij.'),
  opens: z.literal('on').optional().transform(Boolean),
}).refine(({ signs, certificates }) => !signs || certificates.length > 0, { path: ['certificates'], message: 'Wie ondertekent, heeft een certificaat.' })

/** 'Metadata overnemen'. */
export const samlMetadataInput = z.object({ publisherId: z.uuid(), metadata: z.string({ error: 'Plak de metadata.' }).max(METADATA_LONGEST, METADATA_TOO_LONG) })
