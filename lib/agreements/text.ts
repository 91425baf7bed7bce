import { createHash } from 'node:crypto'

/** An article of the agreement: a heading, and numbered paragraphs. `{portal}` is the portal's name. */
export type Article = { title: string; paragraphs: readonly string[] }
export type AgreementText = { version: string; /** The day from which this version is asked for. */ since: string; articles: readonly Article[] }

/** Said on the page, in the mail and in the agreement itself. */
export const COVERS = 'Deze overeenkomst gaat alleen over {portal}, het toegangsportaal. Sluit met uitgeverijen, met de leverancier van uw leerling-administratiesysteem en met de leverancier van uw netwerkomgeving eigen verwerkersovereenkomsten.'

const V1: AgreementText = {
  version: '1.0',
  since: '2026-11-22',
  articles: [
    { title: 'Waar deze overeenkomst over gaat', paragraphs: [
      'Het schoolbestuur gebruikt {portal} om leerlingen en medewerkers van zijn scholen toegang te geven tot digitaal lesmateriaal. Daarbij verwerkt {portal} persoonsgegevens voor het schoolbestuur.',
      'Het schoolbestuur is de verwerkingsverantwoordelijke en {portal} is de verwerker, zoals de Algemene verordening gegevensbescherming (AVG) die bedoelt.',
      COVERS,
    ] },
    { title: 'Wat {portal} met de gegevens doet', paragraphs: [
      '{portal} verwerkt de gegevens alleen in opdracht van het schoolbestuur en alleen om: mensen te laten inloggen, groepen en licenties te kennen, mensen bij het lesmateriaal te brengen dat de school gebruikt, en dat veilig en controleerbaar te doen.',
      '{portal} gebruikt de gegevens niet voor reclame, verkoopt ze niet en maakt er geen profielen van.',
      'De ICT-coördinator van een school geeft namens het schoolbestuur opdracht door in het portaal uitgeverijen en netwerkomgevingen aan te vinken en gegevens in te voeren. Wat niet is aangevinkt, krijgt niets.',
    ] },
    { title: 'Welke gegevens, van wie en hoe lang', paragraphs: [
      'Het gaat om gegevens van leerlingen, medewerkers en ouders of verzorgers. Welke gegevens dat zijn, waarvoor, hoe lang ze worden bewaard en wie ze ziet, staat op de pagina Privacy van het portaal. Die pagina is een bijlage bij deze overeenkomst.',
      'Burgerservicenummer, onderwijsnummer, geboortedatum, herkomst, adres en foto worden niet bewaard, ook niet als ze in een aangeboden bestand staan.',
      '{portal} meldt het schoolbestuur vooraf als er andere soorten gegevens worden bewaard dan op die pagina staan.',
    ] },
    { title: 'Wie gegevens krijgt', paragraphs: [
      'Uitgeverijen en netwerkomgevingen krijgen alleen gegevens van scholen die hen hebben aangevinkt, en alleen de gegevens die bij hun naam staan. Een vinkje dat is weggehaald, werkt meteen.',
      '{portal} geeft geen gegevens aan anderen, tenzij de wet dat eist. In dat geval meldt {portal} dat vooraf aan het schoolbestuur, als dat mag.',
      '{portal} schakelt geen andere verwerkers in zonder het schoolbestuur ten minste een maand vooraf te melden wie dat zijn. Het schoolbestuur kan bezwaar maken. Met elke andere verwerker gelden dezelfde afspraken als hier. De gegevens blijven binnen de Europese Economische Ruimte.',
    ] },
    { title: 'Geheimhouding en beveiliging', paragraphs: [
      'Wie voor {portal} werkt en bij gegevens kan, is verplicht tot geheimhouding.',
      '{portal} beveiligt de gegevens passend: versleutelde verbindingen; versleutelde opslag van pincodes, wachtwoordplaatjes, badges en ECK iD’s; onleesbaar gemaakte wachtwoorden; toegang per school en per rol; een logboek van wie wat deed.',
      'De helpdesk ziet niet welke software een leerling gebruikt.',
    ] },
    { title: 'Als er iets misgaat', paragraphs: [
      '{portal} meldt een inbreuk op de beveiliging waarbij gegevens van het schoolbestuur betrokken kunnen zijn zonder uitstel, en uiterlijk binnen 24 uur nadat hij is ontdekt, met wat er bekend is: wat er is gebeurd, om wie en om welke gegevens het gaat, en wat eraan is gedaan.',
      'Het schoolbestuur beslist over een melding aan de Autoriteit Persoonsgegevens en aan de betrokkenen. {portal} helpt daarbij.',
    ] },
    { title: 'Rechten van mensen', paragraphs: [
      'Wie wil weten wat er wordt bewaard, of wil dat het wordt verbeterd of gewist, vraagt dat aan de school. Met het portaal kan de ICT-coördinator zelf een overzicht maken en wissen.',
      'Komt zo’n vraag bij {portal} binnen, dan gaat die naar de school.',
    ] },
    { title: 'Controle', paragraphs: [
      '{portal} geeft het schoolbestuur alle informatie die nodig is om na te gaan of {portal} zich aan deze overeenkomst houdt, en werkt mee aan een controle door of namens het schoolbestuur. Partijen spreken daarvoor een redelijk moment af.',
    ] },
    { title: 'Scholen, duur en einde', paragraphs: [
      'De overeenkomst geldt voor de scholen op het scholenoverzicht. Is zij voor alle scholen van het bestuur getekend, dan vallen scholen die later bij het bestuur komen er vanzelf onder. Een school die naar een ander bestuur gaat, valt er vanaf dat moment niet meer onder.',
      'De overeenkomst geldt zolang een van die scholen het portaal gebruikt. Komt er een nieuwe versie, dan vraagt {portal} om die te tekenen; tot dan blijft deze gelden.',
      'Stopt een school, dan wist {portal} haar gegevens binnen de bewaartermijnen van de pagina Privacy, of eerder als het schoolbestuur dat vraagt.',
    ] },
  ],
}

/** All versions, the newest first. A signed text is never changed: it gets a successor. */
export const VERSIONS: readonly AgreementText[] = [V1]
export const CURRENT = VERSIONS[0]!

/** A version's text by its number; undefined for one that never was. */
export function versionOf(version: string): AgreementText | undefined {
  return VERSIONS.find((text) => text.version === version)
}

/** Fills in the portal's name. */
export const named = (text: string, portal: string): string => text.replaceAll('{portal}', portal)

/** The articles as somebody reads them. */
export function articlesOf(text: AgreementText, portal: string): Article[] {
  return text.articles.map(({ title, paragraphs }) => ({ title: named(title, portal), paragraphs: paragraphs.map((paragraph) => named(paragraph, portal)) }))
}

/** SHA-256 of what somebody signs, portal's name included. */
export function textDigest(text: AgreementText, portal: string): string {
  return createHash('sha256').update(named(JSON.stringify([text.version, text.articles]), portal)).digest('hex')
}
