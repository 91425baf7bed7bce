import Link from 'next/link'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { clockTime } from '@/lib/core/dates'
import { fullName } from '@/lib/core/names'
import type { GroupOverview } from '@/lib/groups/queries'
import type { Trouble } from '@/lib/groups/refused'

/** 'Wie kon vandaag niet inloggen': name, time, why in words, and what to do (GRP-7, PUP-4). Nothing on a good day. */
export function RefusedToday({ group, troubles, mends }: { group: GroupOverview; troubles: Trouble[]; mends: boolean }) {
  if (troubles.length === 0) return null
  const names = new Map(group.pupils.map((pupil) => [pupil.id, fullName(pupil)]))
  return (
    <Card title="Wie kon vandaag niet inloggen" id="vandaag">
      <ul className="divide-y divide-line">
        {troubles.map((trouble) => (
          <li key={`${trouble.pupilId} ${trouble.why}`} className="flex flex-col gap-1 py-3 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <strong className="[overflow-wrap:anywhere]">{names.get(trouble.pupilId)}</strong>
              <span className="text-muted">{clockTime(trouble.lastAt)}{trouble.times > 1 && `, ${trouble.times} keer`}</span>
              {trouble.solvedAt && <Badge tone="success">daarna ingelogd om {clockTime(trouble.solvedAt)}</Badge>}
            </p>
            <p>{trouble.why} {!trouble.solvedAt && <span className="text-muted">{trouble.advice}</span>}</p>
            {mends && trouble.mendable && !trouble.solvedAt && (
              <p><Link href={`/groepen/${group.id}/leerlingen/${trouble.pupilId}/inloggen`} className="inline-flex min-h-8 items-center">Inloggen herstellen<span className="sr-only"> van {names.get(trouble.pupilId)}</span></Link></p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
