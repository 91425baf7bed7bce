import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PASSWORD_PICTURES, PUPIL_PICTURES, TITLE_PICTURES, passwordPicture, pupilPicture } from './catalogue'
import { CHOICES, defaultPupilPicture, freePupilPicture, isAmongChoices, passwordChoices, titlePictures } from './choose'

const require = createRequire(import.meta.url)
const drawings = JSON.parse(readFileSync(require.resolve('@iconify-json/fluent-emoji-flat/icons.json'), 'utf8')) as {
  icons: Record<string, { body: string }>
}
const slugs = (pictures: readonly { slug: string }[]) => pictures.map((picture) => picture.slug)

describe('the catalogue', () => {
  const all = [...PUPIL_PICTURES, ...PASSWORD_PICTURES, ...TITLE_PICTURES]

  test('has about eighty animals and forty things', () => {
    expect(PUPIL_PICTURES.length).toBeGreaterThanOrEqual(76)
    expect(PASSWORD_PICTURES.length).toBeGreaterThanOrEqual(40)
  })
  test('names drawings that exist', () => {
    expect(all.filter((picture) => !(picture.icon in drawings.icons))).toEqual([])
  })
  test.each([['pupil', PUPIL_PICTURES], ['password', PASSWORD_PICTURES], ['title', TITLE_PICTURES]] as const)('has no %s picture twice', (_, pictures) => {
    for (const key of ['slug', 'icon', 'label'] as const) {
      expect(new Set(pictures.map((picture) => picture[key])).size).toBe(pictures.length)
    }
  })
  test('shares no drawing between animals, things and signs', () => {
    expect(new Set(all.map((picture) => picture.icon)).size).toBe(all.length)
  })
  test('has slugs that are safe in an address', () => {
    expect(slugs(all).filter((slug) => !/^[a-z]+(-[a-z]+)*$/.test(slug))).toEqual([])
  })
  test('finds a picture by its slug and knows no others', () => {
    expect(pupilPicture('leeuw')?.label).toBe('leeuw')
    expect(passwordPicture('fiets')?.label).toBe('fiets')
    expect(pupilPicture('fiets')).toBeUndefined()
  })
})

describe('the choices of a child', () => {
  test('are twelve different ones, the same each time', () => {
    fc.assert(fc.property(fc.string(), (seed) => {
      const choices = slugs(passwordChoices(seed))
      expect(new Set(choices).size).toBe(CHOICES)
      expect(slugs(passwordChoices(seed))).toEqual(choices)
    }))
  })
  test('stay what they were when this was written: children remember places', () => {
    expect(slugs(passwordChoices('kind-1'))).toMatchInlineSnapshot(`
      [
        "sleutel",
        "kroon",
        "druiven",
        "trein",
        "sneeuwpop",
        "huis",
        "aardbei",
        "ster",
        "boot",
        "meloen",
        "emmer",
        "auto",
      ]
    `)
  })
  test('hold at most three of one colour', () => {
    fc.assert(fc.property(fc.uuid(), (seed) => {
      const colours = passwordChoices(seed).map((picture) => picture.colour)
      for (const colour of colours) expect(colours.filter((other) => other === colour).length).toBeLessThanOrEqual(3)
    }))
  })
  test('differ between children', () => {
    const sets = Array.from({ length: 200 }, (_, at) => slugs(passwordChoices(`kind-${at}`)).join())
    expect(new Set(sets).size).toBe(200)
  })
  test('use every picture, and put each of them in every place', () => {
    const places = new Map<string, Set<number>>()
    for (let at = 0; at < 4000; at += 1) {
      passwordChoices(`kind-${at}`).forEach(({ slug }, place) => {
        places.set(slug, (places.get(slug) ?? new Set()).add(place))
      })
    }
    expect(places.size).toBe(PASSWORD_PICTURES.length)
    expect([...places].filter(([, seen]) => seen.size < CHOICES)).toEqual([])
  })
  test('hold the secret, and nothing else does', () => {
    const choices = passwordChoices('kind-1')
    const outside = PASSWORD_PICTURES.find((picture) => !choices.includes(picture))
    expect(choices.every(({ slug }) => isAmongChoices('kind-1', slug))).toBe(true)
    expect(isAmongChoices('kind-1', outside?.slug ?? '')).toBe(false)
    expect(isAmongChoices('kind-1', 'leeuw')).toBe(false)
  })
})

describe('the picture of a pupil', () => {
  test('differs for all pupils of one group', () => {
    const group = Array.from({ length: 35 }, (_, index) => defaultPupilPicture(index).slug)
    expect(new Set(group).size).toBe(35)
  })
  test('exists for any index', () => {
    fc.assert(fc.property(fc.integer(), (index) => PUPIL_PICTURES.includes(defaultPupilPicture(index))))
  })
  test('of a newcomer is one that nobody has', () => {
    expect(freePupilPicture(['leeuw', 'kikker'], 'x').slug).toBe('pinguin')
    expect(freePupilPicture(slugs(PUPIL_PICTURES), 'x').slug).toBe('leeuw')
  })

  test('the first pupils of groups do not look alike; whoever comes after them is next in the catalogue, all round', () => {
    const firsts = Array.from({ length: 200 }, (_, at) => freePupilPicture([], `pupil-${at}`).slug)
    expect(new Set(firsts).size).toBeGreaterThan(PUPIL_PICTURES.length / 2)
    expect(freePupilPicture([], 'pupil-1').slug, 'the same at each look').toBe(firsts[1])
    const taken = [firsts[7]!]
    for (let n = 1; n < PUPIL_PICTURES.length; n += 1) taken.push(freePupilPicture(taken, `later-${n}`).slug)
    expect(new Set(taken).size).toBe(PUPIL_PICTURES.length)
  })
})

describe('the pictures of titles', () => {
  const name = fc.string({ minLength: 1, maxLength: 20 })
  test('differ among titles that stand together, whatever their names, while there are any', () => {
    fc.assert(fc.property(fc.uniqueArray(name, { maxLength: TITLE_PICTURES.length }), (names) => {
      const pictures = titlePictures(names)
      expect(new Set([...pictures.values()].map(({ slug }) => slug)).size).toBe(names.length)
    }))
  })
  test('are the same in whatever order, and beyond the catalogue there is one for each all the same', () => {
    fc.assert(fc.property(fc.uniqueArray(name, { maxLength: 12 }), (names) => {
      expect([...titlePictures([...names].reverse())]).toEqual([...titlePictures(names)])
    }))
    expect(titlePictures(Array.from({ length: 80 }, (_, at) => `titel ${at}`)).size).toBe(80)
  })
  test('stay what they were when this was written: children remember them', () => {
    expect(Object.fromEntries([...titlePictures(['LOGO Digitaal', 'Groeimeter', 'Rekenreis'])].map(([title, { slug }]) => [title, slug]))).toMatchInlineSnapshot(`
      {
        "Groeimeter": "gloeilamp",
        "LOGO Digitaal": "rolschaats",
        "Rekenreis": "filmcamera",
      }
    `)
  })
})
