import type { Opened } from './from-file'

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** What was left behind or changed while a file was opened, in sentences. */
export function noteWords({ newKeys, emails, leavers }: Opened['notes'], dropped: Readonly<Record<string, number>>): string[] {
  const other = Object.values(dropped).reduce((sum, count) => sum + count, 0)
  return [
    ...(newKeys > 0 ? [`${counted(newKeys, 'rij had', 'rijen hadden')} een sleutel die maar voor één bestand geldt, of geen; ${newKeys === 1 ? 'die kreeg' : 'die kregen'} een blijvende sleutel.`] : []),
    ...(emails > 0 ? [`${counted(emails, 'e-mailadres is', 'e-mailadressen zijn')} niet overgenomen: u vult e-mailadressen in op het tabblad Leerkrachten.`] : []),
    ...(leavers > 0 ? [`${counted(leavers, 'leerling die van school is, is', 'leerlingen die van school zijn, zijn')} niet overgenomen.`] : []),
    ...(other > 0 ? [`${counted(other, 'gegeven dat het portaal niet mag bewaren, zoals een BSN of geboortedatum, is', 'gegevens die het portaal niet mag bewaren, zoals BSN en geboortedatum, zijn')} niet ingelezen.`] : []),
  ]
}
