import Link from 'next/link'
import { ConfirmForm } from '@/components/forms/ConfirmForm'
import { Card } from '@/components/ui/Card'
import { voidBadgeAction } from '@/lib/groups/actions'
import type { OverviewPupil } from '@/lib/groups/queries'
import { LoginCode } from './LoginCode'

/** A forgotten badge: a code for today. A lost one: void it and print a new one (GRP-7, PUP-5). */
export function BadgeActions({ pupil, school, print }: { pupil: OverviewPupil; school: string; print: string }) {
  return (
    <>
      <Card title="Badge vergeten" sentence="Geef het kind een code voor één keer. Die werkt tot het eind van vandaag, in plaats van de badge. Een nieuwe code vervangt de vorige.">
        <LoginCode school={school} pupilId={pupil.id} firstName={pupil.firstName} />
      </Card>
      <Card title="Badge kwijt of door een ander gebruikt" sentence={pupil.hasBadge ? undefined : `${pupil.firstName} heeft nu geen badge.`}>
        <ConfirmForm
          action={voidBadgeAction} school={school} hidden={{ pupilId: pupil.id }} danger={pupil.hasBadge}
          trigger={pupil.hasBadge ? 'Badge ongeldig maken' : 'Nieuwe badge'}
          title={pupil.hasBadge ? `Badge van ${pupil.firstName} ongeldig maken?` : `Nieuwe badge voor ${pupil.firstName}?`}
          confirm={pupil.hasBadge ? 'Badge ongeldig maken' : 'Nieuwe badge'}
          done={<>Er is een nieuwe badge; de oude werkt niet meer. <Link href={print}>Print de nieuwe badge</Link>.</>}
        >
          {pupil.hasBadge
            ? `De badge werkt dan meteen niet meer, en wie er nu mee is ingelogd, moet opnieuw inloggen. ${pupil.firstName} krijgt een nieuwe badge om te printen. Dit kan niet ongedaan worden gemaakt.`
            : `${pupil.firstName} krijgt een badge om te printen.`}
        </ConfirmForm>
      </Card>
    </>
  )
}
