import Link from 'next/link'
import { Card } from '@/components/ui/Card'
import { clockTime, dateTime } from '@/lib/core/dates'
import type { LookOnTrace } from '@/lib/look-on/queries'

/** ACC-11: when the helpdesk looked on at this school, and why. Nothing where it never did. */
export function LookOns({ traces }: { traces: readonly LookOnTrace[] }) {
  if (traces.length === 0) return null
  return (
    <Card title="De helpdesk heeft meegekeken" sentence="Meekijken is zien zonder te wijzigen. Lesmateriaal, licenties, pincodes en wachtwoordplaatjes zijn daarbij niet te zien.">
      <ul className="list-disc pl-5">
        {traces.map(({ id, startedAt, until, reason }) => <li key={id} className="[overflow-wrap:anywhere]">{dateTime(startedAt)} {until ? `tot ${clockTime(until)} uur` : '(nog bezig)'}: {reason}</li>)}
      </ul>
      <p className="mt-3"><Link href="/beheer/logboek?soort=look-on" className="inline-flex min-h-8 items-center">Bekijk het in het logboek</Link></p>
    </Card>
  )
}
