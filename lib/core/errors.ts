import type { TextKey } from './texts'

/**
 * A refusal or failure that was foreseen. The code is a key of the Dutch texts: it is all that a user gets to see;
 * `detail` is for the log.
 */
export class AppError extends Error {
  constructor(
    readonly code: TextKey,
    readonly detail?: string,
    /** Values for the text's placeholders. */
    readonly values: Record<string, string | number> = {},
    /** What to say at which field of the form, in Dutch. */
    readonly fields: Record<string, string[]> = {},
  ) {
    super(detail ? `${code}: ${detail}` : code)
    this.name = 'AppError'
  }
}
