/** Why an import that waited never went in, where no person said so: kept in the place of a failure. */
export const CANCEL_REASONS = ['replaced', 'superseded', 'nothing-new', 'link-ended', 'expired', 'import-changed'] as const
export type CancelReason = (typeof CANCEL_REASONS)[number]

/** What is written of an import that is let go: nothing of its people stays, why it went does (LAS-5). `by`: the import in its place. */
export function cancelled(why: CancelReason, now: Date, by?: string) {
  return { status: 'cancelled', rosterCipher: null, failure: why, replacedBy: by ?? null, endedAt: now } as const
}

type Cancelled = { failure: string | null; source: 'file' | 'link' | 'maker'; fileName: string }
/** The import that took the place of another, as people know it. */
export type ReplacedBy = { id: string; source: 'file' | 'link' | 'maker'; fileName: string; createdAt: Date; by: string | null }

/** Why nothing came of an import, as a sentence; null: somebody chose 'Annuleren', or it is of before this was kept. */
export function cancelledWords({ failure, source, fileName }: Cancelled, replaced: ReplacedBy | null, when: (moment: Date) => string): string | null {
  if (failure === 'replaced' && replaced) {
    const newer = replaced.source === 'link' ? `Nieuwere gegevens uit ${replaced.fileName} zijn` : replaced.source === 'maker' ? 'Een nieuwere import uit de XML-maker is' : `Een nieuwer bestand, ‘${replaced.fileName}’, is`
    return `${newer} in de plaats hiervan gekomen: ${replaced.source === 'link' ? 'opgehaald' : 'aangeboden'}${replaced.by ? ` door ${replaced.by}` : ''} op ${when(replaced.createdAt)}.`
  }
  if (failure === null || !isReason(failure)) return null
  return {
    replaced: 'Een nieuwere import is in de plaats hiervan gekomen.',
    superseded: 'Het nieuwe schooljaar is intussen met een andere import begonnen.',
    'nothing-new': `Wat daarna uit ${source === 'link' ? fileName : 'het leerling-administratiesysteem'} kwam, is gelijk aan wat het portaal al heeft. Er viel niets meer te verwerken.`,
    'link-ended': 'De koppeling waarover de gegevens kwamen, is gewijzigd of beëindigd.',
    expired: 'Niemand heeft de import op tijd bevestigd.',
    'import-changed': 'De gegevens van de school veranderden intussen. Het portaal haalt ze vanzelf opnieuw op.',
  }[failure]
}

const isReason = (text: string): text is CancelReason => (CANCEL_REASONS as readonly string[]).includes(text)
