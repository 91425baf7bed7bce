import type { FindingCode } from '../finding-texts'
import type { FindingDetails } from '../finding-words'

/** Thrown through the parser to stop at once: the file is refused. Never leaves a reader. */
export class Refusal extends Error {
  constructor(
    readonly code: FindingCode,
    readonly details: FindingDetails = {},
  ) {
    super(code)
  }
}
