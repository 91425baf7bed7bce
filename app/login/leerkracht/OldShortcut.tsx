import { PublicFrame } from '@/components/frames/PublicFrame'
import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'
import { portalName } from '@/lib/platform/portal'

type Old = 'school' | 'title'

const WORDS: Record<Old, string> = {
  school: 'Het kenmerk van de school (INSTELLING_REF) in deze snelkoppeling bestaat niet meer, bijvoorbeeld na een fusie of splitsing.',
  title: 'Deze snelkoppeling wijst naar software die het portaal niet (meer) kent.',
}
const MEND = 'Download de snelkoppeling opnieuw bij Lesmateriaal → Snelkoppelingen en verwijder de oude. De ICT-coördinator van uw school kan u daarbij helpen.'

/** MAT-1: a shortcut with a mark that was replaced says what to do. Logging in works all the same. */
export function OldShortcutAlert({ old }: { old: Old }) {
  return <Alert tone="warn" title="Deze snelkoppeling is oud">{WORDS[old]} U kunt wel inloggen. {MEND}</Alert>
}

/** The same for somebody who is logged in already. */
export function OldShortcut({ old, onTo }: { old: Old; onTo: string }) {
  return (
    <PublicFrame portalName={portalName()} links={[]} title="Deze snelkoppeling is oud" sentence={WORDS[old]}>
      <div className="rounded-control bg-ground p-4">
        <h2 className="text-base">Wat kunt u doen?</h2>
        <p className="mt-1">{MEND}</p>
      </div>
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/lesmateriaal/snelkoppelingen">Nieuwe snelkoppelingen</LinkButton>
        <LinkButton href={onTo} native variant="secondary">Toch verder</LinkButton>
      </div>
    </PublicFrame>
  )
}
