/** Who may use what, of all schools, where this publisher keeps it itself; people by the portal's numbers. */
export class OwnLicences {
  /** By title; each person with the levels that were chosen, none: the own one. */
  private readonly kept = new Map<string, Map<number, readonly string[]>>()

  usersOf(title: string): Set<number> {
    return new Set(this.of(title).keys())
  }

  letIn(title: string, people: readonly number[]): void {
    const users = this.of(title)
    for (const person of people) if (!users.has(person)) users.set(person, [])
  }

  levelsOf(title: string, person: number): readonly string[] {
    return this.of(title).get(person) ?? []
  }

  /** For who may use the title only. */
  setLevels(title: string, person: number, levels: readonly string[]): void {
    const users = this.of(title)
    if (users.has(person)) users.set(person, levels)
  }

  private of(title: string): Map<number, readonly string[]> {
    const users = this.kept.get(title) ?? new Map<number, readonly string[]>()
    this.kept.set(title, users)
    return users
  }
}
