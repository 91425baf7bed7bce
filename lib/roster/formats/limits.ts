/** How much a file may hold: beyond any school, so that the memory and time of a reader, and of what compares its people, are bounded. */
export type ReaderLimits = {
  /** Elements within one another; EDEXML needs seven. */
  depth: number
  /** Elements, comments and CDATA sections. */
  elements: number
  /** Pupils, those who left among them, and staff; the largest primary schools have some 2,000. */
  people: number
  /** Classes and groups across them; the largest schools have some 100. */
  groups: number
  /** Links from people to groups. */
  references: number
  /** Characters of one tag, text, comment or other token: what the parser holds before it tells anything. */
  token: number
  /** Characters of one element's text that we keep. */
  text: number
  findings: number
}

export const READER_LIMITS: ReaderLimits = {
  depth: 32,
  elements: 1_000_000,
  people: 6_000,
  groups: 500,
  references: 200_000,
  token: 262_144,
  text: 10_000,
  findings: 500,
}
