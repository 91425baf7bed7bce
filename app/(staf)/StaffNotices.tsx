import { Notice } from '@/components/ui/Notice'
import { NOTICE_TONES } from '@/components/ui/notice-tones'
import type { StaffActor } from '@/lib/access/actor'
import { may } from '@/lib/access/permissions'
import { clockTime } from '@/lib/core/dates'
import { stopLookingOn } from '@/lib/look-on/actions'
import { putNoticeAway } from '@/lib/notices/actions'
import { noticesOf } from '@/lib/notices/queries'
import { mayDismiss, NOTICE_KINDS } from '@/lib/notices/rules'

const BUTTON = 'min-h-8 rounded-control border border-control bg-paper px-3 text-sm font-semibold text-primary-dark hover:border-primary'

/** Above every page of staff: that the helpdesk looks on (ACC-11), and the helpdesk's notices (AUT-8). */
export async function StaffNotices({ actor }: { actor: StaffActor }) {
  if (actor.lookOn) return <LookOnBar school={actor.school!.name} lookOn={actor.lookOn} />
  const notices = await noticesOf(actor.userId, may(actor.roles, 'manage.view') ? 'coordinator' : 'staff', new Date())
  return notices.map(({ id, kind, text, more }) => (
    <Notice key={id} tone={NOTICE_TONES[kind]} title={NOTICE_KINDS[kind]} {...(more ? { href: `/actueel#${id}` } : {})} action={mayDismiss(kind) && !actor.boundTo && <Dismiss id={id} />}>{text}</Notice>
  ))
}

function Dismiss({ id }: { id: string }) {
  return (
    <form action={putNoticeAway}>
      <input type="hidden" name="noticeId" value={id} />
      <button type="submit" className={BUTTON}>Niet meer tonen</button>
    </form>
  )
}

function LookOnBar({ school, lookOn }: { school: string; lookOn: NonNullable<StaffActor['lookOn']> }) {
  return (
    <Notice tone="warn" title="Meekijken" action={<form action={stopLookingOn}><button type="submit" className={BUTTON}>Stoppen</button></form>}>
      U kijkt tot {clockTime(lookOn.until)} uur mee als ICT-coördinator van {school} en kunt niets wijzigen. Reden: {lookOn.reason}
    </Notice>
  )
}
