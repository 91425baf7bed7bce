import { Alert } from '@/components/ui/Alert'
import { Spinner } from '@/components/ui/Spinner'
import { TitleMark } from '@/components/ui/TitleMark'
import { dateTime } from '@/lib/core/dates'
import { allOf } from '@/lib/core/enumerate'
import type { Tile, Told } from '@/lib/licences/titles'

/** The titles that open. */
export function TitleTiles({ tiles }: { tiles: readonly Tile[] }) {
  if (tiles.length === 0) return null
  return <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">{tiles.map((tile) => <TitleTile key={`${tile.kind}-${tile.id}`} tile={tile} />)}</ul>
}

/** The coordinator's links to publishers' licence management stand apart from what opens (LIC-1). */
export function StaffTiles({ tiles }: { tiles: readonly Tile[] }) {
  const management = tiles.filter(({ kind }) => kind === 'management')
  if (management.length === 0) return <TitleTiles tiles={tiles} />
  return (
    <>
      <section aria-labelledby="licentiemanagement" className="flex flex-col gap-3"><h2 id="licentiemanagement">Licentiemanagement</h2><TitleTiles tiles={management} /></section>
      {tiles.length > management.length && <section aria-labelledby="leerkrachtsoftware" className="flex flex-col gap-3"><h2 id="leerkrachtsoftware">Voor leerkrachten</h2><TitleTiles tiles={tiles.filter(({ kind }) => kind === 'title')} /></section>}
    </>
  )
}

/** Publishers that are being asked (LIC-2): what they said before stands here until they answer. */
export function Meanwhile({ publishers, told }: { publishers: readonly string[]; told: Told }) {
  return (
    <>
      <Spinner label={`We vragen ${allOf(publishers)} welke titels er voor u zijn.`} />
      <TitleTiles tiles={told.tiles} />
    </>
  )
}

/** Publishers that never answered yet and do not now (LIC-2). */
export function Silent({ publishers }: { publishers: readonly string[] }) {
  if (publishers.length === 0) return null
  return <Alert tone="warn" title={`De titels van ${allOf(publishers)} zijn nu niet op te halen`}>De uitgeverij antwoordt niet. De andere titels werken gewoon. Probeer het over een paar minuten opnieuw; blijft dit zo, vraag het dan de uitgeverij.</Alert>
}

function TitleTile({ tile }: { tile: Tile }) {
  return (
    <li className="focus-proxy relative flex items-center gap-4 rounded-card border border-line bg-paper p-5 transition-colors hover:border-primary">
      <TitleMark name={tile.publisher} icon={tile.icon} />
      <span className="min-w-0">
        <a href={tile.href} className="font-semibold text-ink no-underline after:absolute after:inset-0 after:rounded-card hover:text-primary-dark focus-visible:shadow-none">{tile.name}</a>
        <span className="block text-sm text-muted">{tile.publisher}</span>
        {tile.levels.length > 0 && <span className="block text-sm text-muted">{tile.levels.length === 1 ? 'Niveau' : 'Niveaus'}: {tile.levels.join(', ')}</span>}
        {tile.knownAt && <span className="block text-sm text-muted">Laatst bekend: {dateTime(tile.knownAt)}</span>}
      </span>
    </li>
  )
}
