/** A request that cannot be answered, for people who build against us rather than for those who teach. */
export class HttpProblem extends Error {
  override name = 'HttpProblem'
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}
