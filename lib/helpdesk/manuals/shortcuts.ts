import type { Manual } from '../model'

const WHERE = 'Log in als medewerker en ga naar Lesmateriaal → Snelkoppelingen. In elke snelkoppeling staat het kenmerk van uw school: gebruik nooit die van een andere school.'

/** On Macs and iPads. */
export const BOOKMARKS_APPLE: Manual = {
  id: 'snelkoppelingen-mac-ipad', for: ['coordinator', 'teacher'], title: 'Snelkoppelingen op een Mac en een iPad',
  sentence: 'Leerlingen openen hun software met één tik.',
  chapters: [
    { title: 'Waar u ze vindt', parts: [WHERE] },
    { title: 'Op een Mac', parts: [{ steps: ['Kies bij de titel ‘Mac’ en bewaar het bestand (webloc).', 'Sleep het naar het bureaublad of naar de gedeelde map van de leerlingen.', 'Open het zelf niet in de browser waarin u bent ingelogd.'] }] },
    { title: 'Op één iPad', parts: [{ steps: ['Kopieer het uitgeschreven adres en open het in Safari op de iPad.', 'Tik op het deelvierkant en op ‘Zet op beginscherm’.', 'Geef het een naam die kinderen herkennen en tik op ‘Voeg toe’.'] }] },
    { title: 'Op veel iPads tegelijk', parts: [{ steps: ['Kies bij Snelkoppelingen ‘iPad: alle titels’ en bewaar het profiel (mobileconfig).', 'Voeg het in uw beheeromgeving (MDM) toe als configuratieprofiel.', 'Wijs het toe aan de iPads van de leerlingen. Een nieuwer profiel neemt de plaats van het oude in.'] }] },
    { title: 'iPads die ook buiten school werken', parts: ['Meld zo’n iPad aan bij Mijn profiel → Apparaat aanmelden. Hij telt dan overal als school.'] },
  ],
}

/** On Chromebooks and Android tablets. */
export const BOOKMARKS_GOOGLE: Manual = {
  id: 'snelkoppelingen-chromebook-android', for: ['coordinator', 'teacher'], title: 'Snelkoppelingen op een Chromebook en een Android-tablet',
  sentence: 'Voor één apparaat, of voor alle apparaten tegelijk.',
  chapters: [
    { title: 'Waar u ze vindt', parts: [WHERE] },
    { title: 'Op één Chromebook', parts: [{ steps: ['Kopieer het uitgeschreven adres en open het in Chrome.', 'Klik op de ster rechts in de adresbalk en kies ‘Bladwijzerbalk’.', 'Wilt u een plaatje op de plank: kies in het menu ‘Casten, opslaan en delen’ → ‘Snelkoppeling maken’.'] }] },
    { title: 'Op alle Chromebooks tegelijk', parts: [{ steps: ['Kies bij Snelkoppelingen het bestand voor alle Chromebooks.', 'Open de Google-beheerdersconsole: Apparaten → Chrome → Instellingen → Beheerde bladwijzers.', 'Plak de inhoud van het bestand bij de organisatie-eenheid van de leerlingen en sla op.'] }, 'Edge en Firefox lezen dezelfde instelling (ManagedBookmarks).'] },
    { title: 'Op een Android-tablet', parts: [{ steps: ['Open het uitgeschreven adres in Chrome.', 'Tik op de drie puntjes en op ‘Toevoegen aan startscherm’.', 'Geef het een naam die kinderen herkennen.'] }] },
    { title: 'Apparaten die ook buiten school werken', parts: ['Meld zo’n apparaat aan bij Mijn profiel → Apparaat aanmelden. Het telt dan overal als school.'] },
  ],
}

/** In ZuluDesk, which schools with ZuluConnect use. */
export const WEBCLIPS_ZULUDESK: Manual = {
  id: 'webclips-zuludesk', for: ['coordinator'], title: 'Webclips in ZuluDesk',
  sentence: 'Scholen met ZuluConnect zetten hun snelkoppelingen als webclip op de iPads.',
  chapters: [
    { title: 'Een webclip maken', parts: [WHERE, { steps: ['Kopieer bij de titel het uitgeschreven adres, helemaal, met TARGET en INSTELLING_REF erin.', 'Open in ZuluDesk Profielen en kies het profiel van de leerlingen, of maak er een.', 'Kies ‘Webclip’, geef een naam die kinderen herkennen en plak het adres.', 'Zet ‘Volledig scherm’ uit: de software opent op een ander adres.', 'Sla op en wijs het profiel toe aan de iPads.'] }] },
    { title: 'Alles in één keer', parts: ['Kies bij Snelkoppelingen ‘iPad: alle titels’ en upload het profiel (mobileconfig) in ZuluDesk als aangepast profiel.'] },
    { title: 'Een webclip aanpassen', parts: ['Is het adres veranderd, bijvoorbeeld na een fusie? Vervang het in de webclip en sla op. Ziet een leerling ‘Dit plaatje is oud’, dan staat er nog een oud adres op die iPad.'] },
    { title: 'Hulp', parts: ['Vragen over ZuluDesk of ZuluConnect beantwoordt de leverancier daarvan; zie ‘Bij wie moet ik zijn?’.'] },
  ],
}
