import { normalName } from './normal-name'

type Named = { firstName: string; prefix?: string | null; lastName?: string | null }

/** Small words of last names, shortened too: sharing one of them makes nobody family. */
const SMALL = new Set('van von v vd vdr vdm vh de den der het ter ten te in op aan el al la le du des di da do dos das del los las bij uit onder over zu zum t s d ben bin abu abou ibn ait abdel abd oude oud st sint y e'.split(' '))
/** Letters that Unicode does not take apart, and the Dutch ij, which systems write as y too. */
const FOLDED: readonly [RegExp, string][] = [[/ł/g, 'l'], [/ø/g, 'o'], [/đ|ð/g, 'd'], [/ß/g, 'ss'], [/æ/g, 'ae'], [/œ/g, 'oe'], [/ı/g, 'i'], [/þ/g, 'th'], [/ij/g, 'y']]

const fold = (...parts: (string | null | undefined)[]): string => FOLDED.reduce((text, [letter, plain]) => text.replace(letter, plain), normalName(...parts))
const words = (text: string): string[] => text.split(' ').filter(Boolean)
/** Without small words; of a name of only those, all. */
const weighty = (text: string): string[] => {
  const all = words(text)
  const own = all.filter((word) => !SMALL.has(word))
  return own.length > 0 ? own : all
}
const glued = (text: string): string => text.replaceAll(' ', '')
const sorted = (list: string[]): string => [...new Set(list)].sort().join(' ')

/** Whether two are called the same, as people would compare whole names. */
export function isSameName(before: Named, after: Named): boolean {
  const whole = ({ firstName, prefix, lastName }: Named) => glued(fold(firstName, prefix, lastName))
  return whole(before) === whole(after)
}

/**
 * Whether somebody's first AND last name are both others, so that only the LAS key says that this is the same person
 * (LAS-8). Capitals, accents, where the prefix stands, and first and last name the wrong way round make no other name; nor
 * does one name that stays (a marriage, another roepnaam), a part of it that stays (`Bakker` and `Bakker-de Vries`), or a slip in both.
 * Initials are no first name, and without a last name a slip is as likely another child.
 */
export function isOtherName(before: Named, after: Named): boolean {
  if (isSameName(before, after)) return false
  const [first, next] = [isInitials(before.firstName) ? '' : fold(before.firstName), isInitials(after.firstName) ? '' : fold(after.firstName)]
  const [last, then] = [fold(before.prefix, before.lastName), fold(after.prefix, after.lastName)]
  if (first !== '' && (glued(first) === glued(next) || words(first)[0] === words(next)[0])) return false
  if (isFamily(last, then, fold(before.lastName), fold(after.lastName))) return false
  if (sorted(weighty(`${first} ${last}`)) === sorted(weighty(`${next} ${then}`))) return false
  return !(first !== '' && last !== '' && then !== '' && isSlip(glued(first), glued(next)) && isSlip(glued(last), glued(then)))
}

/** The same last name, its prefix where it may be; or one word of it that is neither small nor a letter, and no prefix. */
function isFamily(one: string, other: string, ownOne: string, ownOther: string): boolean {
  if (one === '' || other === '') return false
  const own = (text: string) => words(text).filter((word) => word.length > 1 && !SMALL.has(word))
  const theirs = new Set(own(ownOther))
  return glued(one) === glued(other) || own(ownOne).some((word) => theirs.has(word))
}

/** Letters with dots or blanks between them, or a few capitals: many people have the same. */
function isInitials(firstName: string): boolean {
  const text = firstName.trim()
  return /^\p{L}$/u.test(text) || /^(\p{L}{1,3}\.[\s-]*)+\p{L}?$/u.test(text) || /^(\p{L}[\s-])+\p{L}$/u.test(text) || /^\p{Lu}{2,3}$/u.test(text)
}

/** One letter typed otherwise in a name of four or more, two in one of eight or more. */
function isSlip(one: string, other: string): boolean {
  const length = Math.max(one.length, other.length)
  const most = length >= 8 ? 2 : length >= 4 ? 1 : 0
  return one === other || (most > 0 && Math.abs(one.length - other.length) <= most && distance(one, other) <= most)
}

/** How many letters to add, take away, change or swap with their neighbour, to get from one to the other. */
function distance(one: string, other: string): number {
  const [a, b] = [[...one].slice(0, 200), [...other].slice(0, 200)]
  let rows: number[][] = [b.map((_, at) => at).concat(b.length)]
  a.forEach((letter, i) => {
    const [above, before] = [rows[0]!, rows[1]]
    const row = [i + 1]
    b.forEach((its, j) => {
      const swapped = before && letter === b[j - 1] && its === a[i - 1] ? before[j - 1]! + 1 : Infinity
      row.push(Math.min(above[j + 1]! + 1, row[j]! + 1, above[j]! + Number(letter !== its), swapped))
    })
    rows = [row, above]
  })
  return rows[0]![b.length]!
}

/** How imports tell that a LAS key alone does not say who somebody is: ordinarily, and where most keys must be another system's (match.ts). */
export const BY_NAME = { isStranger: isOtherName, ifMany: (before: Named, after: Named) => !isSameName(before, after) }
