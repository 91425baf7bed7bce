/** The year groups (jaargroep) of domain facts 2.3: B, D, 0 to 8, 11 to 16, S, V, C, N, H. */
export const YEAR_GROUPS = [
  'B', 'D', '0', '1', '2', '3', '4', '5', '6', '7', '8', '11', '12', '13', '14', '15', '16', 'S', 'V', 'C', 'N', 'H',
] as const
export type YearGroup = (typeof YEAR_GROUPS)[number]

const SPOKEN: Partial<Record<YearGroup, string>> = {
  B: "baby's", D: 'dreumesen', '0': 'peuters', S: 'S(B)O', V: 'VSO', C: 'combinatiegroep', N: 'overig', H: 'vorige leerlingen',
}

/** True for one of the codes of EDEXML's jaargroep. */
export function isYearGroup(code: string): code is YearGroup {
  return (YEAR_GROUPS as readonly string[]).includes(code)
}

/** The year group as people say it, in Dutch. */
export function spokenYearGroup(code: string): string {
  return isYearGroup(code) ? (SPOKEN[code] ?? code) : code
}
