import { forSchool, type Scope } from '@/lib/platform/db/scope'
import type { LinkFacts } from './rules'

/** The school's automatic link; null: it imports by hand (LAS-1). */
export async function lasLinkOf(scope: Scope): Promise<LinkFacts | null> {
  const row = await forSchool(scope).lasLink.findFirst({ select: { system: true, keyCipher: true, lasGrantedAt: true } })
  return row && { system: row.system, hasKey: row.keyCipher !== null, lasGrantedAt: row.lasGrantedAt }
}
