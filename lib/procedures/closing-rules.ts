export type ClosingFacts = { link: boolean; ticked: number; waiting: number }
export type ClosingStep = { what: string; done: boolean; words: string; href: string; label: string }

/** What a school does before it asks to be closed, in the order of the manual (ACC-7). */
export function closingSteps({ link, ticked, waiting }: ClosingFacts): ClosingStep[] {
  return [
    {
      what: 'Zet de koppeling met het LAS op ‘Handmatige import’', done: !link && waiting === 0, href: '/beheer/gebruikersgegevens', label: 'Gebruikersgegevens invoeren',
      words: link ? 'Uw school heeft nog een automatische koppeling. Anders komen er na het sluiten weer gegevens binnen.' : waiting > 0 ? 'Er wacht nog een import. Laat die verwerken of annuleer hem.' : 'Er is geen automatische koppeling.',
    },
    {
      what: 'Vink alle uitgeverijen uit', done: ticked === 0, href: '/beheer/uitgeverijen', label: 'Uitgeverijen',
      words: ticked === 0 ? 'Geen uitgeverij krijgt nog gegevens.' : `${ticked === 1 ? 'Eén uitgeverij krijgt' : `${ticked} uitgeverijen krijgen`} nog gegevens van uw school. Zorg eerst dat u de resultaten hebt die u wilt bewaren.`,
    },
  ]
}

/** Whether all steps are done. */
export const isReadyToClose = (facts: ClosingFacts): boolean => closingSteps(facts).every(({ done }) => done)

const DAY = 86_400_000
/** When the data of a school that closed is erased. */
export const erasedFrom = (closedAt: Date, retentionDays: number): Date => new Date(closedAt.getTime() + retentionDays * DAY)
/** Whether a school may be opened again: as long as its data is there, and no other school has it. */
export const mayReopen = ({ closedAt, erasedAt, mergedInto }: { closedAt: Date | null; erasedAt: Date | null; mergedInto: boolean }): boolean => closedAt !== null && erasedAt === null && !mergedInto
