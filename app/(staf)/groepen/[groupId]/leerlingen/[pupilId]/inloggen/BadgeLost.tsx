import Link from 'next/link'
import { ConfirmForm } from '@/components/forms/ConfirmForm'
import { Card } from '@/components/ui/Card'
import { voidBadgeAction } from '@/lib/groups/actions'
import type { OverviewPupil } from '@/lib/groups/queries'

/**
 * A lost badge is made void, and whoever needs one gets a new one (GRP-7, PUP-5). Also for a pupil who logs in otherwise
 * by now: a badge opens as long as it is not void.
 */
export function BadgeLost({ pupil, school, print }: { pupil: OverviewPupil; school: string; print: string }) {
  const needs = pupil.method === 'badge'
  const name = pupil.firstName
  return (
    <Card title="Badge kwijt of door een ander gebruikt" sentence={pupil.hasBadge ? (needs ? undefined : `${name} heeft nog een badge. Die blijft werken tot u hem ongeldig maakt.`) : `${name} heeft nu geen badge.`}>
      {(pupil.hasBadge || needs) && (
        <ConfirmForm
          action={voidBadgeAction} school={school} hidden={{ pupilId: pupil.id }} danger={pupil.hasBadge}
          trigger={pupil.hasBadge ? 'Badge ongeldig maken' : 'Nieuwe badge'}
          title={pupil.hasBadge ? `Badge van ${name} ongeldig maken?` : `Nieuwe badge voor ${name}?`}
          confirm={pupil.hasBadge ? 'Badge ongeldig maken' : 'Nieuwe badge'}
          done={needs ? <>Er is een nieuwe badge; de oude werkt niet meer. <Link href={print}>Print de nieuwe badge</Link>.</> : 'De badge werkt niet meer.'}
        >
          {pupil.hasBadge && 'De badge werkt dan meteen niet meer, en wie er nu mee is ingelogd, moet opnieuw inloggen. Dit kan niet ongedaan worden gemaakt. '}
          {needs && `${name} krijgt een nieuwe badge om te printen.`}
        </ConfirmForm>
      )}
    </Card>
  )
}
