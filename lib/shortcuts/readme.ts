import { plainLabel } from './file-names'
import type { Issuer } from './formats'

/** LEESMIJ.txt of the zip, with the marks and line ends that Windows' Notepad wants. */
export function readme({ portalName, schoolName }: Issuer, titles: readonly string[]): string {
  return `\ufeff${[
    `Snelkoppelingen van ${plainLabel(schoolName)} voor leerlingen`,
    '',
    'Zet deze snelkoppelingen op de apparaten waarop leerlingen werken:',
    '- Windows: de bestanden in de map Windows naar het bureaublad.',
    '- Mac: de bestanden in de map Mac naar het bureaublad.',
    '- iPad: de profielen in de map iPad installeren, of verspreiden met uw MDM (zoals ZuluDesk).',
    `- Chromebook: download het beleid voor Chrome in ${plainLabel(portalName)} bij Lesmateriaal > Snelkoppelingen.`,
    '',
    'Stonden er al oude snelkoppelingen? Verwijder die, wis de geschiedenis, cookies en cache van de browser,',
    'sluit alle vensters van de browser en open daarna de nieuwe snelkoppeling.',
    '',
    'Deze snelkoppelingen horen bij deze school alleen: het kenmerk INSTELLING_REF staat erin. Na een fusie of',
    'splitsing krijgt de school een nieuw kenmerk; download de snelkoppelingen dan opnieuw.',
    'Gebruikt de school een netwerkomgeving om in te loggen, dan zijn deze snelkoppelingen niet nodig.',
    '',
    'Titels in dit bestand:',
    ...titles.map((title) => `- ${plainLabel(title)}`),
    '',
  ].join('\r\n')}`
}
