import type { TextKey } from '@/lib/core/texts'

/** Refusals that mean 'that is not so any more': somebody was first, or the work went on. A page that shows otherwise is old. */
const STALE: readonly TextKey[] = [
  'title-licences-changed', 'unknown-level', 'pupil-linked-already',
  'import-not-open', 'import-changed', 'import-running', 'undo-not-possible', 'undo-changed', 'no-link',
  'request-decided', 'request-ended', 'request-other-approved', 'request-account-exists', 'request-coordinated', 'request-brin-closed', 'request-brin-unknown', 'request-no-account', 'duo-ended', 'brin-in-order', 'duo-overtaken', 'name-asked', 'closing-gone', 'closing-not-ready', 'reopen-late',
  'split-blocked', 'merge-blocked', 'merge-changed', 'merge-undo-late', 'merge-undo-changed', 'split-undo-late', 'split-undo-changed', 'agreement-changed', 'agreement-school', 'agreement-checked',
  'consent-terms-changed', 'tool-key-gone', 'code-needless',
]

/** Whether the page that the form stood on has to be drawn anew. */
export const isStale = (code: TextKey): boolean => STALE.includes(code)
