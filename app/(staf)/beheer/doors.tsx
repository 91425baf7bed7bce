import { CalendarCheck, Database, Eraser, FileSearch, FileSignature, Fingerprint, Library, MonitorCog, Network, ScrollText, ShieldCheck, TabletSmartphone, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import type { StateTone } from '@/components/ui/tones'
import { agreementOf } from '@/lib/agreements/queries'
import { STATE_WORDS } from '@/lib/agreements/rules'
import { countAsking, countTicked } from '@/lib/consent/queries'
import { schoolCounts } from '@/lib/groups/queries'
import { lasLinkOf } from '@/lib/las/queries'
import { linkWords } from '@/lib/las/rules'
import { loginRulesOf } from '@/lib/login-security/queries'
import { eckIdsOf } from '@/lib/roster/eck-ids'
import { addressesOf, devicesOf, toolOf } from '@/lib/network/queries'
import { tickedSuppliers } from '@/lib/network-suppliers/queries'
import type { Scope } from '@/lib/platform/db/scope'
import { newYearWaits } from '@/lib/readiness/queries'
import { isSeason, SEASON_WORDS, yearToPrepare } from '@/lib/readiness/rules'
import { countSubstitutes } from '@/lib/substitutes/queries'
import { TOOL_WORDS } from './ip-adressen/tool-words'

export type Door = { icon: ReactNode; name: string; href: string; state: string; tone: StateTone; next: string }

/** The doors of Beheer in the order in which a school is set up, each with how things stand (NAV-1, and PUP-6's). */
export async function doorsOf(scope: Scope): Promise<Door[]> {
  const [counts, link, addresses, tool, devices, environments, ticked, asking, substitutes, eckIds, rules, agreement] = await Promise.all([
    schoolCounts(scope), lasLinkOf(scope), addressesOf(scope), toolOf(scope, new Date()), devicesOf(scope), tickedSuppliers(scope), countTicked(scope), countAsking(scope), countSubstitutes(scope), eckIdsOf(scope), loginRulesOf(scope), agreementOf(scope, new Date()),
  ])
  const now = new Date()
  const ready = isSeason(now) || (await newYearWaits(scope))
  const empty = counts.pupils === 0
  const toolTrouble = tool.state === 'silent' || tool.state === 'waiting' ? TOOL_WORDS[tool.state] : null
  return [
    {
      icon: <Database aria-hidden />, name: 'Gebruikersgegevens invoeren', href: '/beheer/gebruikersgegevens',
      state: empty ? 'nog geen leerlingen' : `${counted(counts.pupils, 'leerling', 'leerlingen')} in ${counted(counts.groups, 'groep', 'groepen')}`, tone: warnWhen(empty),
      next: empty && !link ? 'Begin hier: breng groepen, leerlingen en leerkrachten binnen.' : `Koppeling: ${linkWords(link)}.`,
    },
    {
      icon: <Network aria-hidden />, name: 'IP-adres toevoegen', href: '/beheer/ip-adressen',
      state: toolTrouble?.word ?? counted(addresses.length, 'adres', 'adressen', 'nog geen adres'), tone: toolTrouble?.tone ?? warnWhen(addresses.length === 0),
      next: 'Vanaf deze adressen werkt de leerlingsnelkoppeling.',
    },
    {
      icon: <MonitorCog aria-hidden />, name: 'Netwerkbeheerder instellen', href: '/beheer/netwerkbeheerder',
      state: environments.join(', ') || 'geen netwerkomgeving', tone: environments.length === 0 ? 'neutral' : 'success',
      next: 'Werkt uw school in een netwerkomgeving, zoals MOO of Skool? Vink die hier aan.',
    },
    {
      icon: <Library aria-hidden />, name: 'Uitgeverijen', href: '/beheer/uitgeverijen',
      state: asking > 0 ? counted(asking, 'vraag van een uitgeverij wacht', 'vragen van uitgeverijen wachten') : counted(ticked, 'uitgeverij aangevinkt', 'uitgeverijen aangevinkt', 'nog geen uitgeverij aangevinkt'), tone: warnWhen(ticked === 0 || asking > 0),
      next: 'Bepaal welke uitgeverijen gegevens van uw school krijgen.',
    },
    {
      icon: <UsersRound aria-hidden />, name: 'Ondersteunend Personeel/Invalkracht', href: '/beheer/ondersteunend-personeel',
      state: counted(substitutes, 'invalkracht actief', 'invalkrachten actief', 'geen invalkracht actief'), tone: substitutes === 0 ? 'neutral' : 'success',
      next: 'Een invalkracht activeren, medewerkers toevoegen en extra rollen geven.',
    },
    {
      icon: <TabletSmartphone aria-hidden />, name: 'Apparaten', href: '/beheer/apparaten',
      state: counted(devices.length, 'apparaat aangemeld', 'apparaten aangemeld', 'geen apparaten aangemeld'), tone: 'neutral',
      next: 'Waar leerlingen ook zonder vast IP-adres kunnen inloggen.',
    },
    {
      icon: <Fingerprint aria-hidden />, name: 'ECK iD', href: '/beheer/eck-id',
      state: eckIds.pupils.having === 0 ? 'nog geen ECK iD’s' : `${eckIds.pupils.having} van ${counted(eckIds.pupils.all, 'leerling', 'leerlingen')}`, tone: 'neutral',
      next: 'Wie een ECK iD heeft, en wat het bestuur ervoor moet doen.',
    },
    {
      icon: <ShieldCheck aria-hidden />, name: 'Inloggen van medewerkers', href: '/beheer/inloggen',
      state: rules.secondFactor ? 'tweede stap verplicht voor ICT-coördinatoren' : 'tweede stap niet verplicht', tone: rules.secondFactor ? 'success' : 'neutral',
      next: 'Een tweede stap bij het inloggen, en wat er gebeurt als iemand van netwerk wisselt.',
    },
    {
      icon: <ScrollText aria-hidden />, name: 'Logboek', href: '/beheer/logboek',
      state: 'alles wat er gebeurt', tone: 'neutral',
      next: 'Wie wat wijzigde, downloadde of aanvinkte, en wanneer.',
    },
    {
      icon: <CalendarCheck aria-hidden />, name: 'Klaar voor het nieuwe schooljaar', href: '/klaar-voor-het-schooljaar', state: ready ? `schooljaar ${yearToPrepare(now)}` : `telt ${SEASON_WORDS}`, tone: ready ? 'info' : 'neutral',
      next: 'Het portaal gaat na of alles klaarstaat, en wat nog moet gebeuren.',
    },
    {
      icon: <FileSignature aria-hidden />, name: 'Verwerkersovereenkomst', href: '/beheer/verwerkersovereenkomst',
      state: STATE_WORDS[agreement.state.state].word, tone: STATE_WORDS[agreement.state.state].tone,
      next: 'Het bestuur tekent voor wat het portaal met gegevens doet.',
    },
    {
      icon: <FileSearch aria-hidden />, name: 'Inzage en wissen', href: '/beheer/inzage', state: 'inzageverzoeken', tone: 'neutral',
      next: 'Alles wat van iemand wordt bewaard, en wissen wie weg is.',
    },
    {
      icon: <Eraser aria-hidden />, name: 'Wat er is gewist', href: '/beheer/gewist', state: 'elke nacht', tone: 'neutral',
      next: 'Wat het portaal van uw school heeft gewist, in aantallen.',
    },
  ]
}

const warnWhen = (missing: boolean): StateTone => (missing ? 'warn' : 'success')

/** `1 adres`, `3 adressen`, and words for none. */
function counted(count: number, one: string, many: string, none = `0 ${many}`): string {
  return count === 0 ? none : `${count} ${count === 1 ? one : many}`
}
