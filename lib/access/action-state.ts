import type { TextKey } from '@/lib/core/texts'

/** What a server action answers: the data, or a code with its Dutch sentence and what is wrong at which field. */
export type ActionState<Data = unknown> =
  | { ok: true; data: Data }
  | { ok: false; code: TextKey; /** It is not so any more: the page was refreshed with it. */ stale?: boolean; message: string; fieldErrors: Record<string, string[]>; values: Record<string, string> }
