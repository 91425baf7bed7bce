import type { Ended } from './session'

/** Why who was logged in a moment ago is not any more, for the login page (AUT-4, ACC-7, ACC-8). */
export function endedWords({ why, school, into }: Ended): { title: string; words: string } {
  const name = school ?? 'Uw school'
  switch (why) {
    case 'moved':
      return { title: 'Potentiële sessie-overname', words: 'U kwam opeens via een ander netwerk binnen. Uw school heeft gekozen dat u dan opnieuw inlogt. Dat kan gebeuren als uw wifi wegvalt of als u de laptop meeneemt. Log opnieuw in; daarna bent u terug waar u was.' }
    case 'other-browser':
      return { title: 'U bent uitgelogd', words: 'Uw inlogsessie dook op in een andere browser. Voor de zekerheid is ze beëindigd. Log opnieuw in. Hebt u hier zelf niets mee te maken, kies dan ook een nieuw wachtwoord.' }
    case 'merged':
      return { title: 'Uw school is samengevoegd', words: `${name} is ${into ? `samengevoegd met ${into}` : 'samengevoegd met een andere school'}. Log opnieuw in, met het e-mailadres en wachtwoord die u al had.` }
    case 'merge-undone':
      return { title: 'De fusie van uw school is ongedaan gemaakt', words: `${name} is weer de school van vóór de fusie. Log opnieuw in.` }
    case 'split-undone':
      return { title: 'De splitsing van uw school is ongedaan gemaakt', words: 'U werkt weer bij de school van vóór de splitsing. Log opnieuw in.' }
    case 'closed':
      return { title: 'Uw school is gesloten', words: `Het account van ${name} is gesloten. U kunt er niet meer inloggen. Werkt u ook bij een andere school, log dan opnieuw in. Klopt dit niet? De ICT-coördinator van uw school kan het met de helpdesk van het portaal bespreken.` }
  }
}
