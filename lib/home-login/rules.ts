import { methodOf, shortNames, type LoginMethod } from '@/lib/pupil-login/rules'

/** Four digits are a child's pin; no parent's password is that short (HOM-9, AUT-2). */
export function looksLikePin(password: string): boolean {
  return /^\s*\d{4}\s*$/.test(password)
}

/** What a child gives at home: as at school, but a badge stays at school, and its owner gives the pin. */
export function methodAtHome(pupil: LoginMethod | null, group: LoginMethod | null): 'pin' | 'picture' {
  return methodOf(pupil, group) === 'picture' ? 'picture' : 'pin'
}

/** A child of a home login, as the database has it. */
export type HomeChild = {
  id: string
  firstName: string
  prefix: string | null
  lastName: string | null
  picture: string
  method: LoginMethod | null
  groupMethod: LoginMethod | null
  schoolId: string
  schoolName: string
}

export type ChildTile = { id: string; name: string; picture: string; method: 'pin' | 'picture' }
export type ChildrenOfSchool = { school: string; children: ChildTile[] }

/** The children as they choose themselves, by school; two of one name get as much of the last name as tells them apart. */
export function tilesBySchool(children: readonly HomeChild[]): ChildrenOfSchool[] {
  const names = shortNames(children)
  const schools = new Map<string, ChildrenOfSchool>()
  for (const child of children) {
    const school = schools.get(child.schoolId) ?? { school: child.schoolName, children: [] }
    school.children.push({ id: child.id, name: names.get(child.id)!, picture: child.picture, method: methodAtHome(child.method, child.groupMethod) })
    schools.set(child.schoolId, school)
  }
  return [...schools.values()].sort((a, b) => a.school.localeCompare(b.school, 'nl'))
}
