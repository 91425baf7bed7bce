import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { SearchForm } from '@/components/ui/SearchForm'
import { day } from '@/lib/core/dates'
import type { HomeLoginState } from '@/lib/helpdesk/people'
import { linkState } from './link-state'

/** How one parent's login stands. By the whole address only, and without children's names: parents are helped by the school. */
export function HomeLogin({ address, home }: { address: string | null; home: HomeLoginState | null }) {
  return (
    <Card id="thuislogin" title="Thuislogin van een ouder" sentence="Alleen met het hele e-mailadres, en alleen hoe het ermee staat. Een ouder met een vraag wordt door de school geholpen.">
      <div className="flex flex-col gap-4">
        <SearchForm name="ouder" label="Het hele e-mailadres van de ouder" defaultValue={address ?? ''} />
        {address && !home && <p role="status">Er is geen thuislogin met precies dit e-mailadres.</p>}
        {home && (
          <DescriptionList items={[
            { term: 'E-mailadres', value: home.email },
            { term: 'Stand', value: <Badge tone={home.active ? 'success' : 'warn'}>{home.active ? 'actief' : 'nog niet geactiveerd'}</Badge> },
            { term: 'Sinds', value: day(home.since) },
            { term: 'Kinderen', value: home.schools.map(({ name, children }) => `${children} op ${name}`).join(', ') || 'geen kind meer' },
            { term: 'Laatste link', value: home.links[0] ? linkState(home.links[0], new Date()) : 'nog geen link verzonden' },
          ]} />
        )}
      </div>
    </Card>
  )
}
