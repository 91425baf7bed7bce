import { allOf } from '@/lib/core/enumerate'

/** 'Dit moet nog gebeuren': the manual's order (seeds 001), each step ticked by what the school really has (ACC-3). Pure. */
export type SchoolFacts = {
  pupils: number
  /** An automatic link with a LAS: it brings addresses too. */
  linked: boolean
  addresses: number
  devices: number
  environments: number
  publishers: number
  /** Publishers' licences linked to groups or people. */
  licences: number
  /** Somebody chose login methods, pins, pictures or badges, or a pupil has logged in. */
  pupilLogins: boolean
  shortcuts: boolean
  teachers: number
  teachersWithAddress: number
  homes: number
  /** Coordinators who can log in. */
  coordinators: number
  /** Coordinators who were mailed a link and have not used it. */
  coordinatorsInvited: string[]
  /** There is a link, and the LAS has not given its permission. */
  linkWaits: boolean
}
export type Step = {
  id: string
  name: string
  help: string
  href: string
  /** What the link says: never the name of a tab. */
  link: string
  done: boolean
  /** What the step waits for that somebody else has to do; null: nothing. */
  waits: string | null
  /** Only where the school works so: it keeps nobody from being ready. */
  optional: boolean
}

/** The steps in the manual's order. */
export function stepsOf(facts: SchoolFacts): Step[] {
  const environment = facts.environments > 0
  const invited = facts.coordinatorsInvited
  const waitsFor: Partial<Record<string, string | false>> = {
    people: facts.linkWaits && 'Wacht op de toestemming in uw LAS: geef die daar, of vraag het wie het LAS beheert.',
    second: invited.length > 0 && `Wacht op ${allOf(invited)}: de activatielink is nog niet gebruikt.`,
  }
  const step = (id: string, done: boolean, name: string, help: string, href: string, link: string, optional = false): Step => ({ id, name, help, href, link, done, waits: (!done && waitsFor[id]) || null, optional })
  return [
    step('people', facts.pupils > 0, 'Breng groepen, leerlingen en leerkrachten binnen', 'Stel een automatische koppeling met uw LAS in, of importeer een bestand.', '/beheer/gebruikersgegevens', 'Begin met invoeren'),
    step('address', facts.addresses + facts.devices > 0 || environment, 'Geef door waar de school op internet zit', 'Leerlingen kunnen alleen op school inloggen, of op een aangemeld apparaat. Voeg alle adressen toe.', '/beheer/ip-adressen', 'Voeg het adres toe'),
    step('environment', environment, 'Werkt u in een netwerkomgeving, zoals MOO of Skool?', 'Geef die dan toestemming. Staat hij er niet bij, dan hoeft u niets aan te vinken.', '/beheer/netwerkbeheerder', 'Kies een omgeving', true),
    step('publishers', facts.publishers > 0, 'Geef de uitgevers van uw software toestemming', 'Zonder vinkje gaat er niets naar een uitgever en kan niemand er inloggen.', '/beheer/uitgeverijen', 'Vink uitgevers aan'),
    step('logins', facts.pupilLogins, 'Kies hoe leerlingen inloggen en print de kaarten', 'Per groep met een pincode, een wachtwoordplaatje of een badge.', '/groepen', 'Kies per groep'),
    step('shortcuts', facts.shortcuts || environment, 'Zet de snelkoppelingen op de computers', 'Download ze en zet ze op het bureaublad van de leerlingen. In een netwerkomgeving is dat niet nodig.', '/lesmateriaal/snelkoppelingen', 'Download ze'),
    step('licences', facts.licences > 0, 'Koppel de licenties aan groepen', 'Bij de meeste methodes gaat dat vanzelf. Anders doet u het hier of in het scherm van de uitgever.', '/lesmateriaal', 'Bekijk de licenties'),
    step('staff', facts.teachers > 0 && (facts.linked || facts.teachersWithAddress === facts.teachers), 'Geef de leerkrachten een e-mailadres', 'Ieder een eigen adres; zij krijgen vanzelf een activatielink. Met een automatische koppeling komen de adressen uit het LAS.', '/leerkrachten', 'Vul adressen in'),
    step('second', facts.coordinators > 1, 'Voeg een tweede ICT-coördinator toe', 'Zo kan er altijd iemand bij het beheer.', '/beheer/ondersteunend-personeel/toevoegen', 'Voeg iemand toe', true),
    step('homes', facts.homes > 0, 'Laat leerlingen ook thuis werken', 'Per leerling vult de leerkracht het e-mailadres van een ouder in, met diens toestemming.', '/groepen', 'Kies een groep', true),
  ]
}

/** True when only what is optional is left. */
export function ready(steps: readonly Step[]): boolean {
  return steps.every(({ done, optional }) => done || optional)
}
