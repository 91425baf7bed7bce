import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOtherName } from './same-name'

type Name = { firstName: string; prefix?: string; lastName?: string }
const name = (text: string): Name => {
  const [firstName = '', prefix = '', lastName = ''] = text.split('|')
  return { firstName, ...(prefix ? { prefix } : {}), ...(lastName ? { lastName } : {}) }
}

describe('LAS-8: whose first and last name are both others, may be somebody else', () => {
  it.each([
    ['nothing', 'Jan|de|Vries', 'Jan|de|Vries'],
    ['capitals, accents, blanks', 'ZOË||Łapiński', 'zoe||lapinski'],
    ['first and last name the wrong way round', 'Jan||Pieters', 'Pieters||Jan'],
    ['the same with a prefix', 'Jan|de|Vries', 'Vries, de||Jan'],
    ['a slip in the first name', 'Jan||Smit', 'Jann||Smit'],
    ['a slip in both', 'Jan||Smit', 'Jann||Smid'],
    ['a slip in a long name', 'Alexander||Konijnenberg', 'Aleksander||Konijnenburg'],
    ['a marriage', 'Anja||Berg', 'Anja|de|Vries'],
    ['another first name', 'Sem||Berg', 'Luna||Berg'],
    ['another roepnaam, and both parents’ names', 'Elisabeth||Bakker', 'Lies||Bakker-de Vries'],
    ['the prefix in the last name, and a roepnaam', 'Elisabeth|van den|Berg', 'Lies||Van den Berg'],
    ['the prefix gone, and initials', 'J.|de|Vries', 'Jan||Vries'],
    ['given names for the first of them', 'Anne Marie||Berg', 'Anne||Smit'],
    ['ij and y', 'Thijs||Meijer', 'Mathijs||Meyer'],
    ['initials, and the same last name', 'J.M.||Bakker', 'J.P.||Bakker'],
    ['a last name behind a shortened prefix', 'Piet|v.d.|Meer', 'P.|van der|Meer'],
  ])('the same: %s', (_, before, after) => {
    expect(isOtherName(name(before), name(after))).toBe(false)
    expect(isOtherName(name(after), name(before))).toBe(false)
  })
  it.each([
    ['both', 'Fleur||Berg', 'Omar||Yılmaz'],
    ['both, with the same prefix', 'Fleur|van den|Berg', 'Omar|van den|Heuvel'],
    ['both, short and alike', 'Jan||Bos', 'Jas||Vos'],
    ['a first name that is a slip away, with another last name', 'Lisa||Bos', 'Lina||Smit'],
    ['an initial that fits, with another last name', 'J.||Vries', 'Jan||Bakker'],
    ['first names only', 'Kind1||', 'Omar||'],
    ['first names only, one letter apart', 'Mila||', 'Mika||'],
    ['shortened prefixes that are alike', 'Jan|v.d.|Berg', 'Piet|v.d.|Meer'],
    ['the same, in the last name', 'Jan||vd Berg', 'Piet||vd Meer'],
    ['a small word of another language', 'Ali|Abou|Salah', 'Omar|Abou|Khalil'],
    ['initials that are the same', 'J.||Bakker', 'J.||Smit'],
    ['initials that begin the same', 'J.M.||Bakker', 'J.P.||Smit'],
    ['initials without dots', 'JM||Bakker', 'JM||Smit'],
    ['first names only, then a whole name', 'Bo||', 'Ad||Bakker'],
    ['in another script', '小明||王', '小红||李'],
  ])('another: %s', (_, before, after) => {
    expect(isOtherName(name(before), name(after))).toBe(true)
    expect(isOtherName(name(after), name(before))).toBe(true)
  })
  it('says the same both ways, and of nobody against themselves', () => {
    const any = fc.record({ firstName: fc.string({ unit: 'grapheme', minLength: 1 }), prefix: fc.option(fc.constantFrom('van', 'de'), { nil: undefined }), lastName: fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }) })
    fc.assert(fc.property(any, any, (one, other) => {
      expect(isOtherName(one, one)).toBe(false)
      expect(isOtherName(one, other)).toBe(isOtherName(other, one))
    }))
  })
})
