import { html, link, type Html } from '../http/html'
import { page, type Reply } from '../http/reply'
import { document } from '../publishers/pages'
import { MOODS, type Las, type LasSchool } from './model'

/** A system's front page: the schools that it has, and one more by its BRIN. */
export function systemPage(las: Las, portalUrl: string): Reply {
  return frame(las, 'Scholen', portalUrl, html`
    <p class="lead">${las.keyed ? 'Hier maakt een school haar autorisatiesleutel.' : 'Hier geeft een school toestemming voor het portaal.'} Kies uw school.</p>
    <ul class="cards">
      ${[...las.schools.values()].map(({ brin, name, pupils }) => html`<li class="card"><h2><a href="/las/${las.slug}/${brin}">${name}</a></h2><p>${brin}, ${pupils.length} leerlingen</p></li>`)}
    </ul>
    <section>
      <h2>Een school erbij</h2>
      <form method="post" action="/las/${las.slug}/scholen">
        <p><label>BRIN met vestiging <input name="brin" pattern="[0-9]{2}[A-Za-z]{2}[0-9]{2}" required /></label></p>
        <p><label>Naam <input name="naam" /></label></p>
        <button class="button" type="submit">Voeg school toe</button>
      </form>
    </section>`)
}

/** One school: its permission, its people, and the switch for whoever tries out what goes wrong. */
export function schoolPage(las: Las, school: LasSchool, portalUrl: string): Reply {
  const to = (act: string) => `/las/${las.slug}/${school.brin}/${act}`
  return frame(las, school.name, portalUrl, html`
    <p class="lead">${school.brin}: ${school.groups.length} groepen, ${school.pupils.length} leerlingen, ${school.staff.length} medewerkers.</p>
    <section>
      <h2>${las.where}</h2>
      ${las.keyed ? keyForm(school, to('sleutel')) : permitForm(school, to('toestemming'))}
    </section>
    <section>
      <h2>Leerlingen</h2>
      <ul class="cards">
      <li class="card"><form method="post" action="${to('nieuw')}">
        <p><label>Voornaam <input name="voornaam" required /></label></p>
        <p><label>Achternaam <input name="achternaam" required /></label></p>
        <p><label>Groep ${groupChoice(school)}</label></p>
        <button class="button" type="submit">Voeg leerling toe</button>
      </form></li>
      <li class="card"><form method="post" action="${to('wijzig')}">
        <p><label>Leerling <select name="leerling">${school.pupils.map(({ key, firstName, prefix, lastName }) => html`<option value="${key}">${[firstName, prefix, lastName].filter(Boolean).join(' ')} (${key})</option>`)}</select></label></p>
        <p><label>Andere voornaam <input name="voornaam" /></label></p>
        <p><label>Andere achternaam <input name="achternaam" /></label></p>
        <p><label>Naar groep ${groupChoice(school, 'dezelfde groep')}</label></p>
        <p><label><input type="checkbox" name="weg" value="ja" /> Van school</label></p>
        <button class="button" type="submit">Wijzig leerling</button>
      </form></li>
      <li class="card"><form method="post" action="${to('leeg')}">
        <p><label>Alle leerlingen van ${groupChoice(school)}</label></p>
        <button class="button" type="submit">Schrijf de hele groep uit</button>
      </form></li>
      </ul>
    </section>
    <section>
      <h2>Nieuw schooljaar</h2>
      <p>${school.preparedFor ? `De groepen van ${school.preparedFor} staan klaar: elke groep gaat een jaar omhoog.` : 'De groepen van het volgende schooljaar zijn nog niet gemaakt.'}</p>
      <form method="post" action="${to('schooljaar')}">
        <input type="hidden" name="klaar" value="${school.preparedFor ? 'nee' : 'ja'}" />
        <button class="button" type="submit">${school.preparedFor ? 'Maak dat ongedaan' : 'Zet het nieuwe schooljaar klaar'}</button>
      </form>
    </section>
    <section>
      <h2>Oefenen met storingen</h2>
      <form method="post" action="${to('storing')}">
        ${Object.entries(MOODS).map(([value, words]) => html`<p><label><input type="radio" name="stand" value="${value}" ${value === school.mood && 'checked'} /> ${words}</label></p>`)}
        <button class="button" type="submit">Zet om</button>
      </form>
    </section>`)
}

function keyForm({ keys }: LasSchool, action: string): Html {
  return html`${keys.length > 0 && html`<p>De autorisatiesleutel voor het portaal: <code>${keys[0]}</code></p>`}
    <form method="post" action="${action}"><button class="button" type="submit">${keys.length > 0 ? 'Maak een nieuwe sleutel' : 'Maak een sleutel'}</button></form>`
}

function permitForm({ permitted }: LasSchool, action: string): Html {
  return html`<p>${permitted ? 'De koppeling met het portaal staat aan.' : 'De koppeling met het portaal staat uit.'}</p>
    <form method="post" action="${action}">
      <input type="hidden" name="aan" value="${permitted ? 'nee' : 'ja'}" />
      <button class="button" type="submit">${permitted ? 'Zet de koppeling uit' : 'Zet de koppeling aan'}</button>
    </form>`
}

function groupChoice({ groups }: LasSchool, none?: string): Html {
  return html`<select name="groep">${none && html`<option value="">${none}</option>`}${groups.map(({ key, name }) => html`<option value="${key}">${name}</option>`)}</select>`
}

function frame({ slug, name }: Las, title: string, portalUrl: string, body: Html): Reply {
  return page(
    document(
      `${title} - ${name}`,
      `/las/${slug}/stijl.css`,
      html`<body class="adult">
        <a class="skip" href="#inhoud">Naar de inhoud</a>
        <header class="top">
          <span class="mark"><span class="dot" aria-hidden="true"></span>${name}</span>
          <a class="back" href="${link(portalUrl)}">Naar het portaal</a>
        </header>
        <main id="inhoud" class="narrow"><h1>${title}</h1>${body}<p><a href="/las/${slug}">Alle scholen</a></p></main>
        <footer>${name} is hier een oefen-LAS bij het portaal. Alle gegevens zijn verzonnen.</footer>
      </body>`,
    ),
  )
}
