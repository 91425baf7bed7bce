/** The day from which the present version holds; the version itself is `AGREEMENT_VERSION`. */
export const AGREEMENT_SINCE = new Date('2026-11-01T00:00:00Z')

export type Clause = { title: string; points: readonly string[] }

/** The gebruikersovereenkomst, for everybody who works at a school (ACC-3, DAT-5). Change a word that binds, and the version changes with it. */
export const USER_AGREEMENT: readonly Clause[] = [
  {
    title: 'Waarvoor u dit account hebt',
    points: [
      'Uw school geeft u toegang voor uw werk daar. Het bevoegd gezag van de school is verantwoordelijk voor de persoonsgegevens en bepaalt wie toegang heeft.',
      'U gebruikt gegevens van leerlingen, ouders en collega’s alleen waar uw werk dat vraagt, en deelt ze met niemand die ze daarvoor niet nodig heeft.',
    ],
  },
  {
    title: 'Uw account is persoonlijk',
    points: [
      'U deelt uw wachtwoord met niemand, ook niet met een collega of de helpdesk. Een invalkracht krijgt een eigen toegang.',
      'U logt uit op een apparaat dat anderen ook gebruiken, en logt niet in als leerling.',
      'Denkt u dat iemand uw wachtwoord kent? Stel dan meteen een nieuw in en meld het de ICT-coördinator van uw school.',
    ],
  },
  {
    title: 'Zorgvuldig met kinderen en ouders',
    points: [
      'Pincodes, wachtwoordplaatjes en badges geeft u alleen aan de leerling zelf. Kaarten op papier bewaart u niet open en bloot.',
      'Een e-mailadres voor thuislogin voert u alleen in als de ouder of verzorger dat goedvindt.',
    ],
  },
  {
    title: 'Als u ICT-coördinator bent',
    points: [
      'U geeft alleen toegang aan wie bij uw school werkt, en neemt die weg zodra dat voorbij is.',
      'U vinkt alleen uitgeverijen en netwerkomgevingen aan waarmee uw school een overeenkomst heeft.',
    ],
  },
  {
    title: 'Wat het portaal doet',
    points: [
      'Het portaal legt vast wie wat wijzigt, uitwisselt of koppelt, en wanneer. De ICT-coördinator van uw school kan dat zien.',
      'Bij misbruik kan uw school of de helpdesk de toegang meteen beëindigen. Vermoedt u een datalek, meld het dan direct bij uw school.',
    ],
  },
]
