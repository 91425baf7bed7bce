import { redirect, type Reply } from '../../http/reply'
import { RestError } from '../../portal/rest'
import { describe } from '../../log'
import { letIn, loadLicences } from '../load-licences'
import type { PublisherApp } from '../publisher-app'
import type { Administrator } from './administrator'
import { readChoice } from './choices'
import { licenceTable, planLinks, type Plan } from './licences'
import { licencesPage } from './licences-page'

/**
 * 'Opslaan' (LIC-3): links the ticked groups to their titles at the portal. Judged on what the portal says now, not on
 * what the page showed; savings of one publisher wait for each other, or two could share the last seats.
 */
export function saveLicences(app: PublisherApp, administrator: Administrator, values: string[]): Promise<Reply> {
  return app.inTurn('licences', async () => {
    const { schoolId, onlyGroups, session } = administrator
    const choices = values.map(readChoice).filter((choice) => choice !== null)
    const { school, licences } = await loadLicences(app, schoolId)
    const plan = planLinks(school, licences, onlyGroups, choices)

    const errors = plan.refusals.length > 0 ? plan.refusals.map(tooFew) : await carryOut(app, plan)
    if (errors.length > 0)
      return licencesPage(app, administrator, {
        // what was saved before the error is linked now
        table: licenceTable(school, (await loadLicences(app, schoolId)).licences, onlyGroups),
        ticked: new Set(values),
        errors,
        status: 409,
      })
    session.notice =
      plan.additions.length > 0
        ? 'Gelukt, uw instellingen zijn opgeslagen.'
        : 'Er was niets nieuws aangevinkt; er is niets veranderd.'
    return redirect(`/${app.publisher.slug}/admin`, 303)
  })
}

async function carryOut(app: PublisherApp, { additions }: Plan): Promise<string[]> {
  const errors: string[] = []
  for (const { title, people } of additions)
    try {
      await letIn(app, title, people)
    } catch (error) {
      if (!(error instanceof RestError) || error.status === null) throw error
      app.log(`linking ${title.code}: ${describe(error)}`)
      errors.push(`${title.name} is niet gekoppeld. Het portaal zegt: ${error.detail ?? `fout ${error.status}`}.`)
    }
  return errors
}

function tooFew({ title, wanted, left }: Plan['refusals'][number]): string {
  const available = left === 0 ? 'zijn er geen' : left === 1 ? 'is er nog 1' : `zijn er nog ${left}`
  return `Voor ${title.name} ${available} licenties vrij en u koos groepen met ${wanted} leerlingen. Er is niets opgeslagen: kies minder groepen, of bestel licenties bij.`
}
