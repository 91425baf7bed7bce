import { Alert } from '@/components/ui/Alert'
import { clockTime, dateTime } from '@/lib/core/dates'
import { turnsBackWords, type NextFetch } from '@/lib/las/rules'
import { portalName } from '@/lib/platform/portal'

/** Beside an import by hand at a school with a live link: the next fetch may turn it back (LAS-2). */
export function TurnsBack({ next }: { next: NextFetch }) {
  return <Alert tone="warn" title="Uw school heeft ook een koppeling">{turnsBackWords(next, portalName(), new Date(), { time: clockTime, date: dateTime })}</Alert>
}
