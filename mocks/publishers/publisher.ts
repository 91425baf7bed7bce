/** Whose software a title is: pupils', teachers', or pupils' with an entrance for teachers (LIC-1). */
export type Entrance = 'pupil' | 'teacher'

export type Title = {
  /** Product id at the licence provider, and the path of the software. */
  code: string
  /** Method id at the licence provider. */
  method: string
  name: string
  entrances: readonly Entrance[]
  /** LAS codes of the year groups that it is made for; absent: all. */
  yearGroups?: readonly string[]
  /** Test software is never offered at home (LIC-5). */
  kind: 'lesson' | 'test'
  /** The levels that it comes in, from low to high (LIC-4); only where we keep the licences ourselves. */
  levels?: readonly string[]
  /** What a child reads on the first screen. */
  invitation: string
}

/** An account of a publisher's own login, of before the portal; its school by INSTELLING_REF. */
export type OwnAccount = { user: string; password: string; schoolRef: string }

export type Publisher = {
  /** First part of every path, identity code at the licence provider, and name of the client certificate. */
  slug: string
  name: string
  /** The word mark: our own, not the company's logo. */
  mark: string
  /** In a sentence, what sets it apart. */
  habit: string
  /**
   * By hand in licence management, by itself on order (LIC-3), in the portal's own table (LIC-9), or by hand and kept here:
   * the portal asks us who may use what (LIC-2).
   */
  linking: 'manual' | 'automatic' | 'portal' | 'own'
  /** Who may open licence management. */
  administrators: readonly ('coordinator' | 'teacher')[]
  /** `brand` carries white text, `tint` is a ground for ink, `spark` is decoration and never text. */
  colours: { brand: string; tint: string; spark: string }
  shape: 'round' | 'soft' | 'square'
  titles: readonly Title[]
  /** It has a login of its own besides, which is refused while a school's portal link is active (LIC-6). */
  ownAccounts?: readonly OwnAccount[]
}

export function findTitle(publisher: Publisher, code: string | undefined): Title | undefined {
  return publisher.titles.find((title) => title.code === code)
}
