import { ActionForm } from '@/components/forms/ActionForm'
import { Alert } from '@/components/ui/Alert'
import { Badge } from '@/components/ui/Badge'
import { Checkbox } from '@/components/ui/Checkbox'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { dateTime } from '@/lib/core/dates'
import { fetchNowAction, testLinkAction } from '@/lib/las/actions'
import { outcomeOf, outcomeWords } from '@/lib/las/outcomes'
import type { LinkView } from '@/lib/las/queries'
import { KEY_REFUSED, keyWords, LAS_SYSTEMS, linkState } from '@/lib/las/rules'
import type { WaitingImport as Waiting } from '@/lib/roster/waiting'
import { WaitingImport } from '../WaitingImport'
import { TestLink } from './TestLink'
import { UntilNextDeed } from './UntilNextDeed'

const yes = (text: string) => <Badge tone="success">{text}</Badge>
const no = (text: string) => <Badge tone="warn">{text}</Badge>
const KEY_TONES = { manual: 'neutral', 'needs-key': 'warn', 'key-refused': 'danger', 'waiting-for-las': 'warn', live: 'success' } as const
const keyState = (link: LinkView) => <Badge tone={KEY_TONES[linkState(link)]}>{keyWords(link, dateTime) ?? 'ontbreekt'}</Badge>

function nextTime(link: LinkView, name: string): string {
  if (linkState(link) === 'needs-key') return 'zodra er een sleutel is'
  if (link.down) return `zodra ${name} weer bereikbaar is`
  return link.nextRunAt ? dateTime(link.nextRunAt) : 'vannacht'
}

/** LAS-1, LAS-2: both permissions, what the link did last and does next, and how to try it now. */
export function LinkState({ school, link, waiting }: { school: string; link: LinkView; waiting: Waiting | null }) {
  const { name, key } = LAS_SYSTEMS[link.system]
  const state = linkState(link)
  const complete = state !== 'needs-key'
  const last = link.lastOutcome ? outcomeWords(link.lastOutcome, name) : null
  const good = link.lastOutcome ? outcomeOf(link.lastOutcome).good : true
  // Then the one above says it all.
  const saysWaiting = link.lastOutcome === 'held' || link.lastOutcome === 'look'
  const isDown = link.lastOutcome ? outcomeOf(link.lastOutcome).down : false
  return (
    <div className="flex flex-col gap-5">
      <DescriptionList
        items={[
          { term: 'Toestemming hier', value: yes('gegeven') },
          ...(key ? [{ term: 'Autorisatiesleutel', value: keyState(link) }] : []),
          { term: `Toestemming in ${name}`, value: link.lasGrantedAt ? yes(`gegeven, sinds ${dateTime(link.lasGrantedAt)}`) : no(state === 'key-refused' ? 'geweigerd' : 'nog niet gezien') },
          { term: 'Laatst gelukt', value: link.lastSuccessAt ? dateTime(link.lastSuccessAt) : 'nog niet' },
          { term: 'Volgende keer', value: nextTime(link, name) },
        ]}
      />
      {waiting && <WaitingImport waiting={waiting} />}
      {link.down && <Alert tone="info" title={`${name} heeft een storing`}>Andere scholen krijgen ook geen antwoord. U hoeft niets te doen: het portaal haalt uw gegevens vanzelf op zodra {name} weer antwoordt.</Alert>}
      {state === 'key-refused' && <Alert tone="danger" title="Geweigerd: sleutel klopt niet">{link.lasCheckedAt && `Geprobeerd op ${dateTime(link.lasCheckedAt)}. `}{name} neemt de autorisatiesleutel niet aan, of de koppeling staat daar uit. {LAS_SYSTEMS[link.system].there} Kies daarna ‘Test de verbinding’.</Alert>}
      {key && state === 'waiting-for-las' && <p className="max-w-prose">Of de sleutel klopt, is nog niet gecontroleerd. Kies ‘Test de verbinding’; dat verandert niets.</p>}
      <UntilNextDeed>
        {last && !(state === 'key-refused' && link.lastOutcome === KEY_REFUSED) && !(link.down && isDown) && !(waiting && saysWaiting) && (good ? <p className="max-w-prose">{link.lastRunAt && `${dateTime(link.lastRunAt)}: `}{last.words}{saysWaiting && ` ${last.remedy}`}</p> : <Alert tone="warn" title={last.words}>{link.lastRunAt && `Geprobeerd op ${dateTime(link.lastRunAt)}. `}{last.remedy}</Alert>)}
      </UntilNextDeed>
      {complete && (
        <div className="flex flex-col gap-5">
          <ActionForm action={fetchNowAction} school={school} className="flex flex-col gap-2">
            <Checkbox name="look" value="ja" defaultChecked label="Laat mij eerst zien wat er verandert" help="Zonder vinkje wordt alles meteen verwerkt, tenzij er ongewoon veel zou veranderen." />
            <div><SubmitButton pendingText="Bezig…">Haal nu op</SubmitButton></div>
          </ActionForm>
          <TestLink school={school} action={testLinkAction} />
        </div>
      )}
    </div>
  )
}
