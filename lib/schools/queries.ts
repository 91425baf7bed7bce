import { spokenPostalCode } from '@/lib/core/postal-code'
import { forSchool, type Scope } from '@/lib/platform/db/scope'

export type SchoolDetails = {
  name: string
  /** `99AA99`, or null for a school that DUO does not list. */
  brin: string | null
  schoolKey: string | null
  address: string | null
  board: { name: string; number: string }
  /** DUO lists this location now; null where DUO lists none of its kind. */
  knownAtDuo: boolean | null
  /** The other name that was asked for, where the helpdesk keeps the name. */
  askedName: string | null
}

/** What the portal knows of the school itself: DUO's name and address where DUO lists it (ACC-2). */
export async function schoolDetails(scope: Scope): Promise<SchoolDetails> {
  const database = forSchool(scope)
  const school = await database.school.findFirstOrThrow({
    select: { name: true, brin: true, schoolKey: true, street: true, houseNumber: true, postalCode: true, city: true, board: { select: { name: true, number: true } } },
  })
  const listed = school.brin ? await database.duoLocation.findUnique({ where: { brin: school.brin } }) : null
  const asked = school.brin ? null : await database.nameRequest.findFirst({ where: { decidedAt: null }, select: { name: true } })
  const { brin, schoolKey, board } = school
  return { name: listed?.name ?? school.name, brin, schoolKey, address: addressLine(listed ?? school), board, knownAtDuo: brin ? listed !== null && listed.closedAt === null : null, askedName: asked?.name ?? null }
}

type AddressParts = { street: string | null; houseNumber: string | null; postalCode: string | null; city: string | null }

/** `Kleurenlaan 7, 1234 AB Voorbeeldstad`, with what is known of it. */
export function addressLine({ street, houseNumber, postalCode, city }: AddressParts): string | null {
  return [[street, houseNumber], [spokenPostalCode(postalCode), city]].map((part) => part.filter(Boolean).join(' ')).filter(Boolean).join(', ') || null
}
