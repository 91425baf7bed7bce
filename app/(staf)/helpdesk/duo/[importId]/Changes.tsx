import { Card } from '@/components/ui/Card'
import { Badge } from '@/components/ui/Badge'
import type { DuoDiff } from '@/lib/schools/duo-diff'

/** So many lines of each kind are shown; the count says how many there are. */
const MOST = 50

type Line = { key: string; text: string; account: boolean }

/** What a file of DUO changes, kind by kind; locations with an account here come first. */
export function Changes({ diff, accounts }: { diff: DuoDiff; accounts: ReadonlySet<string> }) {
  const line = (brin: string, text: string): Line => ({ key: brin, text: `${brin} ${text}`, account: accounts.has(brin) })
  const place = ({ brin, name, city }: { brin: string; name: string; city: string | null }) => line(brin, [name, city].filter(Boolean).join(', '))
  const change = ({ brin, name, was, now }: { brin: string; name: string; was: string; now: string }) => line(brin, `${name}: ${was || 'niets'} → ${now || 'niets'}`)
  return (
    <>
      <Kind title="Lijken een nieuw BRIN te hebben" lines={diff.renumbered.map(({ from, to }) => line(from.brin, `${from.name} → ${to.brin} ${to.name}`))} />
      <Kind title="Gesloten" lines={diff.closed.map(place)} />
      <Kind title="Andere naam" lines={diff.renamed.map(change)} />
      <Kind title="Ander bestuur" lines={diff.otherBoard.map(change)} />
      <Kind title="Ander adres" lines={diff.moved.map(change)} />
      <Kind title="Weer open" lines={diff.reopened.map(place)} />
      <Kind title="Nieuw" lines={diff.added.map(place)} />
    </>
  )
}

function Kind({ title, lines }: { title: string; lines: Line[] }) {
  if (lines.length === 0) return null
  const shown = [...lines].sort((a, b) => Number(b.account) - Number(a.account)).slice(0, MOST)
  return (
    <Card title={`${title} (${lines.length.toLocaleString('nl-NL')})`}>
      <ul className="flex flex-col gap-1">
        {shown.map(({ key, text, account }) => <li key={key} className="[overflow-wrap:anywhere]">{text}{account && <> <Badge tone="info">heeft hier een account</Badge></>}</li>)}
      </ul>
      {lines.length > MOST && <p className="mt-2 text-muted">en nog {(lines.length - MOST).toLocaleString('nl-NL')}</p>}
    </Card>
  )
}
