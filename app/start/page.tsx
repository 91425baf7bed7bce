import { redirect } from 'next/navigation'
import { atSchool, requireStaff } from '@/lib/access/current'
import { workOf } from '@/lib/staff/queries'
import { landing } from '@/lib/staff/rules'

/** Where everybody goes after logging in: the choice of school, or the own landing page (NAV-1). */
export default async function LandingPage() {
  const actor = await requireStaff()
  if (atSchool(actor) || actor.lookOn) redirect(landing(actor.roles))
  redirect((await workOf(actor)).length > 0 || actor.roles.length === 0 ? '/school-kiezen' : landing(actor.roles))
}
