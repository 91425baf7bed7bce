import { redirect, type Reply } from '../../http/reply'
import { fromOurselves, type Ask } from '../../http/request'
import { describe } from '../../log'
import { RestError } from '../../portal/rest'
import { loadLicences } from '../load-licences'
import { beginLogin } from '../login'
import { messagePage } from '../pages'
import type { PublisherApp } from '../publisher-app'
import { administratorOf, type Administrator } from './administrator'
import { groupsPage } from './groups-page'
import { hasLevels, levelsPage, saveLevels } from './levels-page'
import { licenceTable } from './licences'
import { licencesPage } from './licences-page'
import { privacyPage } from './privacy-page'
import { saveLicences } from './save-licences'

/** Licence management, everything under `/<slug>/admin`: who may in, then the policy, then the page asked for. */
export async function admin(app: PublisherApp, ask: Ask, part: string | undefined): Promise<Reply> {
  const address = `/${app.publisher.slug}/admin`
  const session = app.sessions.read(ask)
  if (!session?.opened.has(address))
    return ask.method === 'POST' ? sessionOver(app) : beginLogin(app, ask, app.url + address)

  const administrator = administratorOf(app.publisher, session)
  if ('refused' in administrator) return refusal(app, administrator.refused)
  try {
    return ask.method === 'POST'
      ? await change(app, ask, administrator, part)
      : await show(app, administrator, part)
  } catch (error) {
    if (error instanceof RestError) return unreachable(app, error)
    throw error
  }
}

async function show(app: PublisherApp, administrator: Administrator, part: string | undefined): Promise<Reply> {
  const { session, schoolId, onlyGroups, teaches } = administrator
  if (!session.privacyPolicyClosed || part === 'privacy') return privacyPage(app, administrator)
  if (part !== undefined && part !== 'groepen' && !(part === 'niveaus' && hasLevels(app.publisher))) return notFound(app)
  if (part === 'groepen' && !teaches) return refusal(app, 'role')

  const { school, licences } = await loadLicences(app, schoolId)
  if (part === 'niveaus') return levelsPage(app, administrator, school)
  const table = licenceTable(school, licences, onlyGroups)
  if (part === 'groepen') return groupsPage(app, administrator, table)
  const { notice } = session
  delete session.notice
  return licencesPage(app, administrator, { table, ...(notice === undefined ? {} : { notice }) })
}

async function change(
  app: PublisherApp,
  ask: Ask,
  administrator: Administrator,
  part: string | undefined,
): Promise<Reply> {
  const { session } = administrator
  const sent = await ask.form()
  if (!fromOurselves(ask) || sent.get('token') !== session.formToken)
    return messagePage(app, {
      status: 403,
      title: 'Dit formulier is niet van deze pagina',
      text: 'Er is niets opgeslagen. Open licentiemanagement opnieuw vanuit het portaal.',
    })
  const home = `/${app.publisher.slug}/admin`
  if (part === 'privacy') {
    session.privacyPolicyClosed = true
    return redirect(home, 303)
  }
  const levels = part === 'niveaus' && hasLevels(app.publisher)
  if (part !== undefined && !levels) return notFound(app)
  if (!session.privacyPolicyClosed) return redirect(home, 303)
  if (levels) return saveLevels(app, administrator, sent)
  if (app.publisher.linking !== 'manual' && app.publisher.linking !== 'own') return notFound(app)
  return saveLicences(app, administrator, sent.getAll('link'))
}

function refusal(app: PublisherApp, reason: 'role' | 'school'): Reply {
  return reason === 'role'
    ? messagePage(app, {
        status: 403,
        title: 'Licentiemanagement is niet voor u',
        text: `Bij ${app.publisher.name} koppelt ${
          app.publisher.administrators.includes('teacher') ? 'een leerkracht of de ICT-coördinator' : 'de ICT-coördinator'
        } van uw school de licenties. Vraag het daar.`,
        reference: 'role',
      })
    : messagePage(app, {
        status: 403,
        title: 'Wij weten niet voor welke school u komt',
        text: 'Het portaal gaf geen schoolnummer door. Vraag de helpdesk van het portaal om dat voor deze uitgeverij aan te zetten.',
        reference: 'school_id',
      })
}

function sessionOver(app: PublisherApp): Reply {
  return messagePage(app, {
    status: 403,
    title: 'Uw sessie is voorbij',
    text: 'Er is niets opgeslagen. Open licentiemanagement opnieuw vanuit het portaal.',
  })
}

function notFound(app: PublisherApp): Reply {
  return messagePage(app, {
    status: 404,
    title: 'Deze pagina bestaat niet',
    text: 'Open licentiemanagement opnieuw vanuit het portaal.',
  })
}

function unreachable(app: PublisherApp, error: RestError): Reply {
  app.log(`licence management: ${describe(error)}`)
  const closed = error.status === 403 || error.status === 404
  return messagePage(app, {
    status: 502,
    title: closed ? 'Uw school deelt geen gegevens met ons' : 'Het portaal geeft de schoolgegevens nu niet',
    text: closed
      ? `Zet in het portaal bij Beheer, Uitgeverijen een vinkje bij ${app.publisher.name} en probeer het opnieuw.`
      : 'Er is niets veranderd. Probeer het over een paar minuten opnieuw.',
    ...(error.status === null ? {} : { reference: String(error.status) }),
  })
}
