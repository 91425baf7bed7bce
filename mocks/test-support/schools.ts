import type { TestSchool } from './rest-stand-in'

/** `count` ids in a row. */
export const people = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index)

/** De Regenboog of the demonstration: three groups with people, and one that is still empty. */
export function regenboog(): TestSchool {
  const pupils = (first: number, count: number, groep: string, jaargroep: string) =>
    people(first, count).map((id) => ({ id, groep, jaargroep }))
  return {
    ref: '5c0ffee0-0000-4000-8000-000000000001',
    groepen: [
      { lasKey: 'g7b', naam: 'Groep 7B', jaargroep: '7' },
      { lasKey: 'bever', naam: 'Bever', jaargroep: '1' },
      { lasKey: 'g5a', naam: 'Groep 5A', jaargroep: '5' },
      { lasKey: 'leeg', naam: 'Groep 8', jaargroep: '8' },
    ],
    leerlingen: [...pupils(100, 20, 'bever', '1'), ...pupils(200, 24, 'g5a', '5'), ...pupils(300, 26, 'g7b', '7')],
    medewerkers: [
      { id: 901, groepen: ['bever'] },
      { id: 902, groepen: ['g5a'] },
      { id: 903, groepen: ['g7b'] },
      { id: 904, groepen: [], rollen: ['ICTCoordinator'] },
    ],
  }
}
