import { PASSWORD_PICTURES, PUPIL_PICTURES, TITLE_PICTURES, type Colour, type PasswordPicture, type PupilPicture } from './catalogue'

/** How many pictures a child chooses from. */
export const CHOICES = 12

/** Of one colour at most this many among the choices of a child, so that they stay easy to tell apart. */
const MOST_OF_ONE_COLOUR = 3

const FIRST = 0x811c9dc5

/** What the hash of texts that begin with this one has come to, after `from`. */
function mixed(text: string, from = FIRST): number {
  let hash = from
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return hash
}

/**
 * A number from a text, the same on every machine and in the browser (FNV-1a with murmur's last mix).
 * It spreads; it keeps nothing secret and need not: see passwordChoices.
 */
function spread(text: string, from = FIRST): number {
  let hash = mixed(text, from)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** More pictures than there are in a catalogue: a power of two, so that a rank and a place fit in one number exactly. */
const PLACES = 1024
const bySlug = (a: PupilPicture, b: PupilPicture) => (a.slug < b.slug ? -1 : 1)
const PASSWORD_PICTURES_BY_SLUG = [...PASSWORD_PICTURES].sort(bySlug)
const TITLE_PICTURES_BY_SLUG = [...TITLE_PICTURES].sort(bySlug)

/** The places of pictures that stand by their slugs, in an order that follows from the seed; two that rank alike stay by their slugs. */
function ranks(pictures: readonly PupilPicture[], seed: string): Float64Array {
  const start = mixed(`${seed}/`)
  // Numbers sort many times faster than objects by a function.
  const keys = new Float64Array(pictures.length)
  for (let at = 0; at < pictures.length; at += 1) keys[at] = spread(pictures[at]!.slug, start) * PLACES + at
  keys.sort()
  for (let at = 0; at < keys.length; at += 1) keys[at]! %= PLACES
  return keys
}

function ranked<T extends PupilPicture>(pictures: readonly T[], seed: string): T[] {
  const places = ranks(pictures, seed)
  return pictures.map((_, at) => pictures[places[at]!]!)
}

/**
 * The twelve pictures that a child chooses its password picture from: always the same, in the same
 * order (PUP-3), without storing them.
 *
 * They follow from the pupil's seed alone, never from the secret. Were the secret mixed in, whoever
 * looked before and after a change of secret could subtract one set from the other and read it. The
 * secret is drawn from these twelve (isAmongChoices), so each place on the screen is equally likely.
 * Each picture is ranked by itself, so a picture added to the catalogue moves at most one other out.
 */
export function passwordChoices(pupilSeed: string): PasswordPicture[] {
  const perColour = new Map<Colour, number>()
  const chosen: PasswordPicture[] = []
  for (const place of ranks(PASSWORD_PICTURES_BY_SLUG, `choose/${pupilSeed}`)) {
    const picture = PASSWORD_PICTURES_BY_SLUG[place]!
    const sameColour = perColour.get(picture.colour) ?? 0
    if (sameColour === MOST_OF_ONE_COLOUR) continue
    perColour.set(picture.colour, sameColour + 1)
    chosen.push(picture)
    if (chosen.length === CHOICES) break
  }
  return ranked(chosen.sort(bySlug), `place/${pupilSeed}`)
}

/** Whether this picture may be (or still is) the secret of the child: ask it before saving one. */
export function isAmongChoices(pupilSeed: string, slug: string): boolean {
  return passwordChoices(pupilSeed).some((picture) => picture.slug === slug)
}

/**
 * The picture for the pupil at this place of a list, until the teacher or the child picks another.
 * Up to a whole catalogue of pupils differ; the first class-full is the farthest apart.
 */
export function defaultPupilPicture(index: number): PupilPicture {
  const place = ((Math.trunc(index) % PUPIL_PICTURES.length) + PUPIL_PICTURES.length) % PUPIL_PICTURES.length
  return PUPIL_PICTURES[place] as PupilPicture
}

/**
 * A picture that nobody in the group has yet: the first one at a place of its own, so that the first pupils of all groups,
 * brothers and sisters among them, do not look alike; the others the next in the catalogue, where neighbours differ most.
 */
export function freePupilPicture(taken: Iterable<string>, pupilSeed: string): PupilPicture {
  const used = taken instanceof Set ? (taken as ReadonlySet<string>) : new Set(taken)
  const first = PUPIL_PICTURES.findIndex((picture) => used.has(picture.slug))
  const start = first === -1 ? spread(`own/${pupilSeed}`) : first
  for (let at = 0; at < PUPIL_PICTURES.length; at += 1) {
    const picture = defaultPupilPicture(start + at)
    if (!used.has(picture.slug)) return picture
  }
  return defaultPupilPicture(start + used.size)
}

/**
 * The pictures of titles that stand together before a child, by name, each another one while there are any (PUP-3). A title keeps
 * its picture among whatever others it stands, unless two want the same: then the later name in the alphabet gives way.
 */
export function titlePictures(names: readonly string[]): ReadonlyMap<string, PupilPicture> {
  const given = new Map<string, PupilPicture>()
  const taken = new Set<string>()
  for (const name of [...new Set(names)].sort()) {
    const wanted = ranked(TITLE_PICTURES_BY_SLUG, `title/${name}`)
    const picture = wanted.find(({ slug }) => !taken.has(slug)) ?? wanted[0]!
    taken.add(picture.slug)
    given.set(name, picture)
  }
  return given
}
