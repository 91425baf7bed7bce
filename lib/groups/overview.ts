import { compareNames, firstNameWithPrefix, fullName } from '@/lib/core/names'
import { pupilPicture } from '@/lib/pictures/catalogue'
import type { OverviewPupil } from './queries'

/** The columns of the groepsoverzicht that sort, by their words in the address bar (GRP-1). */
export const COLUMNS = ['voornaam', 'achternaam', 'leerlingplaatje', 'wachtwoord', 'thuislogin'] as const
export type Column = (typeof COLUMNS)[number]
/** How somebody looks at the list: search, order. */
export type ListView = { search: string; column: Column; descending: boolean }

type Query = Record<string, string | string[] | undefined>
const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? ''

/** Reads `?zoek=…&sorteer=…&richting=af`; what it does not know becomes: everybody, by last name. */
export function readView(query: Query): ListView {
  const column = COLUMNS.find((each) => each === first(query.sorteer)) ?? 'achternaam'
  return { search: first(query.zoek).trim().slice(0, 100), column, descending: first(query.richting) === 'af' }
}

/** The address that sorts by a column, or turns the order round where the list is sorted by it already. */
export function sortAddress(view: ListView, column: Column): string {
  const descending = view.column === column && !view.descending
  return `?${new URLSearchParams({ ...(view.search ? { zoek: view.search } : {}), sorteer: column, ...(descending ? { richting: 'af' } : {}) })}`
}

/** The pupils whose name has every word of the search, in the order of the view. Equal ones stand by name. */
export function arrange(pupils: readonly OverviewPupil[], view: ListView): OverviewPupil[] {
  const words = fold(view.search).split(/\s+/).filter(Boolean)
  const found = pupils.filter((pupil) => {
    const name = fold(fullName(pupil))
    return words.every((word) => name.includes(word))
  })
  const collator = new Intl.Collator('nl', { sensitivity: 'base', numeric: true })
  const key = KEYS[view.column]
  const turn = view.descending ? -1 : 1
  return found.sort((a, b) => turn * (key ? collator.compare(key(a), key(b)) : 0) || (key ? 1 : turn) * compareNames(a, b))
}

const METHOD_ORDER = { pin: 1, picture: 2, badge: 3 } as const
const HOME_ORDER = { 'Nee/Nee': 1, 'Ja/Nee': 2, 'Ja/Ja': 3 } as const
/** What a column sorts by; the last name is the list's own order. */
const KEYS: Record<Column, ((pupil: OverviewPupil) => string) | null> = {
  voornaam: firstNameWithPrefix,
  achternaam: null,
  leerlingplaatje: (pupil) => pupilPicture(pupil.picture)?.label ?? pupil.picture,
  wachtwoord: (pupil) => `${METHOD_ORDER[pupil.method]} ${pupil.secret}`,
  thuislogin: (pupil) => String(HOME_ORDER[pupil.home]),
}

/** Letters that are no base letter with a mark, as somebody without them on the keyboard types them. */
const PLAIN: Record<string, string> = { ı: 'i', ł: 'l', ø: 'o', đ: 'd', ð: 'd', ß: 'ss', æ: 'ae', œ: 'oe' }

/** Capitals and marks do not matter when one searches. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[ıłøđðßæœ]/g, (letter) => PLAIN[letter]!)
}
