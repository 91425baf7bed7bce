import { html } from '../../http/html'
import type { Reply } from '../../http/reply'
import type { PublisherApp } from '../publisher-app'
import type { Administrator } from './administrator'
import { adminPage } from './frame'

/** The policy that must be read before anything else, and closed with its cross (LIC-3). */
export function privacyPage(app: PublisherApp, administrator: Administrator): Reply {
  const { name, slug } = app.publisher
  return adminPage(app, administrator, {
    title: 'Privacy Policy',
    current: 'privacy',
    body: html`<section class="policy" aria-labelledby="policy">
      <form method="post" action="/${slug}/admin/privacy">
        <input type="hidden" name="token" value="${administrator.session.formToken}" />
        <button class="cross" type="submit" aria-label="Privacy Policy sluiten">×</button>
      </form>
      <h1 id="policy" lang="en">Privacy Policy</h1>
      <p>
        ${name} haalt bij het portaal op welke groepen, leerlingen en medewerkers uw school heeft, en alleen zolang uw
        school daar toestemming voor geeft.
      </p>
      <ul>
        <li>Wij gebruiken de gegevens om licenties te koppelen en de software op maat te tonen, en nergens anders voor.</li>
        <li>Wij bewaren geen eigen lijst van koppelingen: de lijst in het portaal is de enige.</li>
        <li>Wij geven niets door aan anderen en tonen geen reclame.</li>
        <li>Trekt uw school de toestemming in, dan stopt de uitwisseling meteen.</li>
      </ul>
      <p>Sluit deze pagina met het kruisje om verder te gaan naar Licenties.</p>
    </section>`,
  })
}
