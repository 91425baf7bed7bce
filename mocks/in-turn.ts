/** Runs work under one name one after the other, so that two savings of one school do not both take the last seats. */
export type InTurn = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>

export function makeInTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return async (name, work) => {
    const before = last.get(name) ?? Promise.resolve()
    const mine = before.then(work, work)
    last.set(name, mine)
    try {
      return await mine
    } finally {
      if (last.get(name) === mine) last.delete(name)
    }
  }
}
