import { acrossSchools } from '@/lib/platform/db/scope'
import { LAS_SYSTEM_NAMES } from '@/lib/las/rules'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What the helpdesk of the demonstration wrote: a fault that is over, work that comes, and how it is reached. Nothing that stands above pages now. */
export async function seedHelpdesk(now = new Date()): Promise<void> {
  const database = acrossSchools('the demonstration world')
  const hour = Math.floor(now.getTime() / HOUR) * HOUR
  await database.notice.createMany({
    data: [
      { kind: 'outage', audience: 'everybody', text: 'Inloggen ging traag', more: 'Inloggen duurde twee uur lang langer dan u gewend bent. Dat is opgelost. U hoeft niets te doen.', startsAt: new Date(hour - 4 * DAY), endsAt: new Date(hour - 4 * DAY + 2 * HOUR) },
      { kind: 'maintenance', audience: 'staff', text: 'Het portaal is een uur niet te gebruiken', more: 'We werken de servers bij, buiten schooltijd.\n\nHoe het met het portaal staat, leest u dan op de pagina Status.', startsAt: new Date(hour + 12 * DAY), endsAt: new Date(hour + 12 * DAY + HOUR) },
    ],
  })
  await database.helpdeskContact.upsert({ where: { id: 1 }, create: { id: 1, telephone: '085 000 00 00', email: 'helpdesk@leerpoort.example' }, update: {} })
  for (const system of LAS_SYSTEM_NAMES) await database.lasContact.upsert({ where: { system }, create: { system, website: `https://www.${system}.example`, email: `helpdesk@${system}.example` }, update: {} })
}
