import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'

/** After an import or an undo: what waits for 1 August was made ready for the school as it was (ACC-10). */
export function YearBehind({ year }: { year: { id: string; schoolYear: string | null } | null }) {
  if (!year) return null
  return (
    <Alert tone="info" title={`Schooljaar ${year.schoolYear} staat al klaar`} action={<LinkButton href={`/beheer/gebruikersgegevens/${year.id}`} size="small" variant="secondary">Bekijk wat er dan verandert</LinkButton>}>
      Sinds het is klaargezet, is de school veranderd. Kijk of het nog klopt.
    </Alert>
  )
}
