import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Suspense } from 'react'
import { ChildFrame } from '@/components/frames/ChildFrame'
import { ClosedTitles } from '@/components/children/ClosedTitles'
import { KindMessage } from '@/components/children/KindMessage'
import { TitleLink } from '@/components/children/TitleLink'
import { StillThere } from '@/components/children/StillThere'
import { Picture } from '@/components/ui/Picture'
import { TitleMark } from '@/components/ui/TitleMark'
import { currentActor } from '@/lib/access/current'
import { pupilSoftware, type Closed, type Tile, type Told } from '@/lib/licences/titles'
import { pupilDone } from '@/lib/pupil-login/actions'
import { titlePictures } from '@/lib/pictures/choose'
import { mayBeHere } from '@/lib/pupil-login/here'
import { REFUSALS } from '@/lib/sso/refusals'

export const metadata: Metadata = { title: 'Jouw software' }

/** HOM-2: a child at home for whom nothing opens there; the parent reads why. */
function NothingAtHome() {
  return (
    <KindMessage
      title="Thuis staat er niets klaar"
      grownUps="Voor ouders en verzorgers"
      forGrownUps={<p>Thuis werkt alleen software waarvoor de school een licentie heeft, die aan uw kind is gekoppeld en die de uitgeverij voor thuis heeft vrijgegeven. De leerkracht kan zien wat er voor uw kind klaarstaat.</p>}
    >
      Wat je op school doet, mag soms alleen op school. Vraag het aan je juf of meester.
    </KindMessage>
  )
}

/** Where the general shortcut leads (PUP-1): big tiles, only what opens; below, what is the pupil's own but closed now. */
export default async function PupilOverviewPage() {
  const actor = await currentActor()
  if (actor?.kind === 'home') redirect('/thuis/kind')
  if (actor?.kind !== 'pupil') redirect('/geen-toegang?reden=not-signed-in&wie=leerling')
  if (!(await mayBeHere(actor))) redirect('/geen-toegang?reden=not-at-school&wie=leerling')
  const { tiles, closed, later } = await pupilSoftware(actor)
  const atHome = actor.login === 'home'
  // A publisher that has never answered yet is waited for where there is nothing else to show (LIC-2).
  const known = later ? [...tiles, ...later.meanwhile.tiles] : tiles
  return (
    <ChildFrame title={known.length > 0 || later ? (atHome ? 'Dit kun je thuis doen' : 'Wat ga je doen?') : undefined} sentence={atHome && known.length > 0 ? 'Daarna iets anders? Log dan opnieuw in.' : undefined} who={{ name: actor.firstName, picture: actor.picture }} done={{ action: pupilDone }}>
      {later
        ? <Suspense fallback={<Titles tiles={known} closed={[...closed, ...later.meanwhile.closed]} />}><Answered now={{ tiles, closed }} answer={later.answer} atHome={atHome} /></Suspense>
        : tiles.length === 0 ? <Nothing atHome={atHome} closed={closed} /> : <Titles tiles={tiles} closed={closed} />}
      <StillThere end={pupilDone} />
    </ChildFrame>
  )
}

/** The same once the publishers that were asked have answered, or did not in time. */
async function Answered({ now, answer, atHome }: { now: Pick<Told, 'tiles' | 'closed'>; answer: () => Promise<Told>; atHome: boolean }) {
  const told = await answer()
  const [tiles, closed] = [[...now.tiles, ...told.tiles].sort((a, b) => a.name.localeCompare(b.name, 'nl')), [...now.closed, ...told.closed]]
  return tiles.length === 0 ? <Nothing atHome={atHome} closed={closed} /> : <Titles tiles={tiles} closed={closed} />
}

function Nothing({ atHome, closed }: { atHome: boolean; closed: readonly Closed[] }) {
  return (
    <>
      {atHome ? <NothingAtHome /> : <KindMessage title="Er staat nog niets klaar">Vraag het aan je juf of meester.</KindMessage>}
      <NotNow closed={closed} />
    </>
  )
}

function Titles({ tiles, closed }: { tiles: readonly Tile[]; closed: readonly Closed[] }) {
  const pictures = titlePictures([...tiles, ...closed].map(({ name }) => name))
  return (
    <>
      <ul aria-label="Jouw software" className="flex w-full flex-wrap justify-center gap-4 sm:gap-5">
        {tiles.map((title) => (
          <li key={title.id} className="w-[calc(50%-0.5rem)] sm:w-56">
            <TitleLink href={title.href} className="flex h-full min-h-44 flex-col items-center justify-center gap-4 rounded-tile border-2 border-transparent bg-paper p-4 text-center text-child font-bold text-ink no-underline shadow-tile hover:border-primary hover:no-underline">
              {title.icon ? <TitleMark name={title.name} icon={title.icon} size="large" /> : <Picture kind="title" slug={pictures.get(title.name)!.slug} className="size-24" />}
              {title.name}
              {title.levels.length > 0 && <span className="text-base font-normal text-muted">{title.levels.join(', ')}</span>}
            </TitleLink>
          </li>
        ))}
      </ul>
      <NotNow closed={closed} />
    </>
  )
}

function NotNow({ closed }: { closed: readonly Closed[] }) {
  return <ClosedTitles titles={closed.map(({ id, name, reason }) => ({ id, name, why: REFUSALS[reason].pupil.what.replace('{title}', name) }))} />
}
