import type { Metadata } from 'next'
import Link from 'next/link'
import { HelpFrame } from '@/app/HelpFrame'
import { currentActor } from '@/lib/access/current'
import { MANUALS, manualsFor } from '@/lib/helpdesk/manuals'
import { AUDIENCES } from '@/lib/helpdesk/model'
import { readAudience } from '@/lib/helpdesk/rules'

export const metadata: Metadata = { title: 'Handleidingen' }

/** HLP-1: the manuals, those of one role or all. Whoever is logged in at home or as a pupil gets those for parents. */
export default async function ManualsPage({ searchParams }: { searchParams: Promise<{ rol?: string }> }) {
  const [{ rol }, actor] = [await searchParams, await currentActor()]
  const audience = actor && actor.kind !== 'staff' ? 'parent' : readAudience(rol)
  return (
    <HelpFrame title="Handleidingen" sentence="Stap voor stap, om te lezen of af te drukken." forParents={audience === 'parent'}>
      <ul className="flex flex-col gap-4">
        {(audience ? manualsFor(audience) : MANUALS).map((manual) => (
          <li key={manual.id} className="rounded-card border border-line bg-paper p-4">
            <h2 className="text-base"><Link href={`/handleidingen/${manual.id}`}>{manual.title}</Link></h2>
            <p className="text-muted">{manual.sentence}</p>
            {!audience && <p className="mt-1 text-sm text-muted">Voor: {manual.for.map((each) => AUDIENCES[each].toLowerCase().replace('ict', 'ICT')).join(', ')}</p>}
          </li>
        ))}
      </ul>
    </HelpFrame>
  )
}
