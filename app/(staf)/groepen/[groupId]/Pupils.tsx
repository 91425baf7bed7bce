import { StatePill } from '@/components/ui/Badge'
import { PictureTile } from '@/components/ui/Picture'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { firstNameWithPrefix, fullName } from '@/lib/core/names'
import { COLUMNS, sortAddress, type Column, type ListView } from '@/lib/groups/overview'
import type { GroupOverview, OverviewPupil } from '@/lib/groups/queries'
import { HOME_WORDS } from '@/lib/groups/rules'
import { passwordPicture, pupilPicture } from '@/lib/pictures/catalogue'

const TONE = { 'Nee/Nee': 'neutral', 'Ja/Nee': 'warn', 'Ja/Ja': 'success' } as const
const HEADS: Record<Column, string> = { voornaam: 'Voornaam', achternaam: 'Achternaam', leerlingplaatje: 'Leerlingplaatje', wachtwoord: 'Wachtwoord', thuislogin: 'Thuislogin' }

/** The table of the groepsoverzicht: the manual's columns, each sorting through the address bar (GRP-1). */
export function Pupils({ group, pupils, view, mends }: { group: GroupOverview; pupils: OverviewPupil[]; view: ListView; mends: boolean }) {
  const direction = view.descending ? 'descending' : 'ascending'
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm text-muted lg:hidden">Schuif de tabel opzij om alle kolommen te zien.</p>
      <Table label={`Groepsoverzicht van ${group.name}`}>
        <TableHead>
          {COLUMNS.map((column) => (
            <Th key={column} sort={{ href: sortAddress(view, column), ...(view.column === column ? { direction } as const : {}) }} className={column === 'voornaam' ? STUCK : ''}>{HEADS[column]}</Th>
          ))}
          {mends && <Th>Acties</Th>}
        </TableHead>
        <TableBody>{pupils.map((pupil) => <Row key={pupil.id} here={`/groepen/${group.id}`} pupil={pupil} mends={mends} />)}</TableBody>
      </Table>
    </div>
  )
}

/** On a phone the first name stays in sight while the rest scrolls past. */
const STUCK = 'max-lg:sticky max-lg:left-0 max-lg:z-10 max-lg:bg-paper'

function Row({ here, pupil, mends }: { here: string; pupil: OverviewPupil; mends: boolean }) {
  const name = fullName(pupil)
  return (
    <Tr>
      <Td head className={`${STUCK} max-w-64 max-lg:max-w-32 [overflow-wrap:anywhere]`}>{firstNameWithPrefix(pupil)}</Td>
      <Td className="max-w-64 max-lg:min-w-36 [overflow-wrap:anywhere]">{pupil.lastName}</Td>
      <Td><PictureTile kind="pupil" slug={pupil.picture} label={pupilPicture(pupil.picture)?.label ?? 'plaatje'} /></Td>
      <Td><Secret pupil={pupil} /></Td>
      <Td>
        <CellLink href={`${here}/thuislogin#${pupil.id}`} className="no-underline hover:underline">
          <StatePill tone={TONE[pupil.home]} detail={HOME_WORDS[pupil.home]}>{pupil.home}</StatePill>
        </CellLink>
      </Td>
      {mends && (
        <Td>
          <span className="flex flex-wrap gap-x-4">
            <CellLink href={`${here}/leerlingen/${pupil.id}`}>wijzigen<span className="sr-only"> van {name}</span></CellLink>
            <CellLink href={`${here}/leerlingen/${pupil.id}/inloggen`}>inloggen herstellen<span className="sr-only"> van {name}</span></CellLink>
          </span>
        </Td>
      )}
    </Tr>
  )
}

/** What the pupil logs in with; a badge is on the card only. */
export function Secret({ pupil }: { pupil: OverviewPupil }) {
  if (pupil.hidden) return <span className="text-muted">niet te zien</span>
  if (pupil.method === 'pin') return <span className="font-mono tracking-wider">{pupil.secret}</span>
  if (pupil.method === 'picture') return <PictureTile kind="password" slug={pupil.secret} label={passwordPicture(pupil.secret)?.label ?? 'plaatje'} />
  return <>QR-badge{!pupil.hasBadge && <span className="block text-sm text-warn">nog geen badge</span>}</>
}
