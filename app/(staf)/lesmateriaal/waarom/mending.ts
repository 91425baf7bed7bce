import type { Role } from '@/lib/access/actor'
import { may } from '@/lib/access/permissions'
import type { Detail } from '@/lib/licences/ask-why'
import type { Step } from '@/lib/licences/diagnosis'

export type MendingLink = { href: string; label: string; native?: boolean }

/** The screen where a missing step can be mended, for whoever may go there; null for others. */
export function mendingLink({ step, mender }: Step, { linking, management }: Pick<Detail, 'linking' | 'management'>, roles: readonly Role[]): MendingLink | null {
  if (step === 'las' && mender === 'coordinator') return may(roles, 'staff.status') ? { href: '/leerkrachten', label: 'Naar Leerkrachten' } : null
  if (mender === 'nobody') return null
  if (step === 'las' || step === 'group') return may(roles, 'roster.import') ? { href: '/beheer/gebruikersgegevens', label: 'Naar Gebruikersgegevens invoeren' } : null
  if (step === 'consent') return may(roles, 'consent.set') ? { href: '/beheer/uitgeverijen', label: 'Naar Uitgeverijen' } : null
  if (mender === 'teacher') return may(roles, 'home.addresses') ? { href: '/groepen', label: 'Naar Groepen' } : null
  if (step === 'place' && mender === 'coordinator') return may(roles, 'network.set') ? { href: '/beheer/ip-adressen', label: 'Naar IP-adressen' } : null
  if (step !== 'link' || !may(roles, 'licences.link')) return null
  if (linking === 'publisher') return management && { ...management, label: 'Naar licentiemanagement', native: true }
  return { href: '/lesmateriaal/licenties', label: 'Naar Licenties koppelen' }
}
