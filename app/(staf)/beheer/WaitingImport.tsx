import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'
import type { WaitingImport as Waiting } from '@/lib/roster/waiting'

/** An import that waits for a person, with the way to it (LAS-5): until then nothing at school changes. */
export function WaitingImport({ waiting }: { waiting: Waiting }) {
  const from = waiting.source === 'link' ? `De gegevens uit ${waiting.fileName}` : `De gegevens van het nieuwe schooljaar${waiting.schoolYear ? ` ${waiting.schoolYear}` : ''}`
  return (
    <Alert tone="warn" title="Een import wacht op u" action={<LinkButton href={`/beheer/gebruikersgegevens/${waiting.id}`} variant="secondary" size="small">Bekijk de import</LinkButton>}>
      {from} {waiting.status === 'held' ? 'zijn niet vanzelf verwerkt, omdat er ongewoon veel zou veranderen of omdat u eerst iets moet bekijken.' : 'zijn opgehaald, en u wilde eerst zien wat er verandert.'} Tot u de import bevestigt of annuleert, verandert er niets.
    </Alert>
  )
}
