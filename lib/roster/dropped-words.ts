/** The elements that the reader drops at the door, in words; several elements can be one thing to people. */
const WORDS: Record<string, string> = {
  bsn: 'burgerservicenummer', sofinummer: 'burgerservicenummer', onderwijsnummer: 'onderwijsnummer', 'bsn_ondwnr-4': 'laatste cijfers van het burgerservicenummer',
  rijksregisternummer: 'rijksregisternummer', etniciteit: 'etniciteit', land: 'land van herkomst', land_vader: 'land van herkomst', land_moeder: 'land van herkomst',
  gewicht: 'leerlinggewicht', gewicht_nieuw: 'leerlinggewicht', postcodenl: 'postcode', postnummerbe: 'postcode', postcodeoverig: 'postcode', fotourl: 'foto',
  geboortedatum: 'geboortedatum', geslacht: 'geslacht', gebruikersnaam: 'gebruikersnaam', start_ondw_jgr3: 'begin van groep 3', emailadres: 'e-mailadres van leerlingen',
}

/** `5 keer burgerservicenummer`: what was dropped, most first. */
export function droppedWords(dropped: Record<string, number>): string[] {
  const counts = new Map<string, number>()
  for (const [element, count] of Object.entries(dropped)) {
    const word = WORDS[element] ?? element
    counts.set(word, (counts.get(word) ?? 0) + count)
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([word, count]) => `${count} keer ${word}`)
}
