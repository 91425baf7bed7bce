import { isForHome, whyNot, type AccessFacts, type Visitor, type WhyNot } from './rules'

/** The walk of LIC-7, in the order in which it can be mended. */
export const STEPS = ['las', 'group', 'consent', 'connection', 'licence', 'role', 'link', 'place'] as const
export type StepName = (typeof STEPS)[number]
/** Who can mend it (HLP-5); the page adds contact data and, for whom may, the way to the right screen. */
export type Mender = 'las' | 'coordinator' | 'teacher' | 'publisher' | 'nobody'
export type Step = { step: StepName; state: 'ok' | 'missing' | 'not-judged'; words: string; mender?: Mender; advice?: string }
export type Diagnosis = { opens: boolean; steps: Step[] }

/** What is known of a person besides rights on a title. */
export type PersonFacts = {
  kind: 'pupil' | 'staff'
  name: string
  /** `gone`: not in the LAS data any more; `no-login`: an employee who did not use the activation link (AUT-5). */
  state: 'active' | 'gone' | 'no-login'
  groups: string[]
  /** A home login was activated; for pupils (HOM-1). */
  homeLogin: boolean
}
/** What is known of the title and the school besides. */
export type TitleContext = { linking: 'portal' | 'publisher' | 'lookup' | null; lasName: string; addresses: number }

const STEP_OF: Record<WhyNot, StepName> = {
  'no-consent': 'consent', 'not-connected': 'connection', 'no-licence': 'licence', 'not-for-you': 'role', 'not-linked': 'link', 'not-at-school': 'place', 'not-at-home': 'place',
}

/**
 * Why somebody does or does not see a title: each step up to the first that fails, and who can mend that one (LIC-7).
 * The gate's own rule judges: for somebody who can log in there, `opens` is exactly `whyNot(facts, visitor) === null`.
 */
export function diagnose(facts: AccessFacts, visitor: Visitor, person: PersonFacts, context: TitleContext): Diagnosis {
  const reason = whyNot(facts, visitor)
  const failing = person.state !== 'active' ? 'las' : lacksGroup(facts, visitor, person) ? 'group' : reason ? STEP_OF[reason] : lacksHomeLogin(visitor, person) ? 'place' : null
  const at = failing ? STEPS.indexOf(failing) : STEPS.length
  const steps = STEPS.map((step, index): Step => {
    if (index < at) return { step, state: 'ok', words: FINE[step](facts, visitor, person, context) }
    return index === at ? { step, state: 'missing', ...failure(step, facts, visitor, person, context) } : { step, state: 'not-judged', words: 'Nog niet beoordeeld: eerst moet het bovenstaande in orde zijn.' }
  })
  return { opens: failing === null, steps }
}

/** Whose address nobody set, or whose parent did not activate it, does not get in at home at all. */
function lacksHomeLogin(visitor: Visitor, person: PersonFacts): boolean {
  return visitor.kind === 'pupil' && visitor.login === 'home' && !person.homeLogin
}

/** No group, and nothing that would open the title all the same: then a group is what is missing first. */
function lacksGroup(facts: AccessFacts, visitor: Visitor, person: PersonFacts): boolean {
  return person.groups.length === 0 && whyNot({ ...facts, consented: true, connected: true, licensed: true }, visitor) === 'not-linked'
}

type Words = (facts: AccessFacts, visitor: Visitor, person: PersonFacts, context: TitleContext) => string

const FINE: Record<StepName, Words> = {
  las: (_facts, _visitor, { name }) => `${name} staat bij de school ingeschreven en kan inloggen.`,
  group: (_facts, { kind }, { groups }) =>
    groups.length > 0 ? `${groups.length > 1 ? 'Groepen' : 'Groep'}: ${groups.join(', ')}.` : kind === 'pupil' ? 'In geen groep, maar de titel is aan de leerling zelf gekoppeld. Let op: zonder groep kan een leerling niet inloggen met de snelkoppeling.' : 'Voor deze titel is geen eigen groep nodig.',
  consent: ({ publisherName }) => `De school heeft ${publisherName} aangevinkt.`,
  connection: ({ publisherName }) => `${publisherName} heeft een verbinding met het portaal.`,
  licence: () => 'De school heeft een lopende licentie.',
  role: ({ audience }, { kind }) => (kind === 'pupil' ? 'De titel is voor leerlingen.' : audience === 'teacher' ? 'De titel is voor leerkrachten.' : 'De uitgeverij geeft leerkrachten een ingang.'),
  link: ({ linked }, _visitor, { name }) => (linked ? `De licentie is gekoppeld aan ${name} of aan een eigen groep.` : 'Door de rol is een eigen koppeling niet nodig.'),
  place: (facts, visitor) => {
    if (visitor.kind === 'staff') return 'Medewerkers kunnen overal inloggen.'
    if (visitor.login === 'school' || facts.atSchool) return 'Op een adres van de school, of op een apparaat dat als school telt.'
    return 'De uitgeverij staat deze titel thuis toe en er is een actieve thuislogin.'
  },
}

type Failure = { words: string; mender: Mender; advice: string }

/** What is missing at a step, who can mend it, and how. */
function failure(step: StepName, facts: AccessFacts, visitor: Visitor, person: PersonFacts, context: TitleContext): Failure {
  const { publisherName: publisher } = facts
  const { lasName } = context
  switch (step) {
    case 'las':
      return person.state === 'no-login'
        ? { words: `${person.name} heeft nog geen actief account.`, mender: 'coordinator', advice: 'De ICT-coördinator kijkt bij Leerkrachten of er een e-mailadres staat en stuurt de activatielink (opnieuw).' }
        : { words: `${person.name} staat niet (meer) in de gegevens van de school.`, mender: 'las', advice: `Controleer de inschrijving in ${lasName} en lever de gegevens daarna opnieuw aan. Klopt het daar en komt het hier niet aan, vraag dan de leverancier van ${lasName}.` }
    case 'group':
      // Not a fault of the LAS: the role as such has licence management, and no titles (LIC-1).
      if (visitor.kind === 'staff' && visitor.roles.includes('coordinator'))
        return { words: `${person.name} is ICT-coördinator en heeft geen eigen groep: dan is er licentiemanagement, maar niet de titel zelf.`, mender: 'nobody', advice: 'Wie ook lesgeeft, wordt in het LAS aan een groep gekoppeld of krijgt ook de rol leerkracht; dan staat de titel bij Lesmateriaal.' }
      return { words: `${person.name} is niet aan een groep gekoppeld.`, mender: 'las', advice: `Deel ${person.name} in ${lasName} in bij een groep en lever de gegevens daarna opnieuw aan.` }
    case 'consent':
      return { words: `De school heeft ${publisher} niet (meer) aangevinkt.`, mender: 'coordinator', advice: `De ICT-coördinator vinkt ${publisher} aan bij Beheer → Uitgeverijen.` }
    case 'connection':
      return { words: `${publisher} heeft op dit moment geen werkende verbinding met het portaal.`, mender: 'publisher', advice: `Vraag de helpdesk van ${publisher} wanneer de verbinding er weer is.` }
    case 'licence':
      return { words: 'De school heeft geen lopende licentie voor deze titel.', mender: 'publisher', advice: `Licenties worden besteld bij ${publisher}. Is er wel besteld, vraag dan ${publisher} of de licentie is doorgegeven.` }
    case 'role':
      return visitor.kind === 'pupil'
        ? { words: 'Deze titel is voor leerkrachten, niet voor leerlingen.', mender: 'nobody', advice: 'Hier hoeft niets te gebeuren.' }
        : { words: `${publisher} geeft leerkrachten geen ingang in deze leerlingsoftware.`, mender: 'publisher', advice: `Vraag ${publisher} of er een ingang voor leerkrachten is. Inloggen als leerling kan een medewerker niet.` }
    case 'link':
      return context.linking === 'publisher' || context.linking === 'lookup'
        ? { words: `De licentie is niet aan ${person.name} gekoppeld.`, mender: 'coordinator', advice: `De ICT-coördinator koppelt deze licentie bij ${publisher} (licentiemanagement). Is er al gekoppeld, vraag dan ${publisher}.` }
        : { words: `De licentie is niet gekoppeld aan ${person.groups.length > 0 ? `${person.groups.join(', ')}` : `een groep van ${person.name}`}.`, mender: 'coordinator', advice: 'De ICT-coördinator koppelt de licentie bij Lesmateriaal → Licenties koppelen.' }
    case 'place':
      return placeFailure(facts, visitor, person, context)
  }
}

function placeFailure(facts: AccessFacts, visitor: Visitor, person: PersonFacts, { addresses }: TitleContext): Failure {
  if (visitor.kind === 'pupil' && visitor.login === 'school') {
    const words = addresses === 0 ? 'Er is nog geen IP-adres van de school bekend; leerlingen kunnen nergens als op school inloggen.' : 'Dit is geen adres van de school. De leerlingsnelkoppeling werkt alleen op school.'
    return { words, mender: 'coordinator', advice: 'De ICT-coördinator voegt het adres van de school toe bij Beheer → IP-adres toevoegen.' }
  }
  if (isForHome(facts)) return { words: `${person.name} heeft nog geen actieve thuislogin.`, mender: 'teacher', advice: 'De leerkracht zet bij ‘wijzigen’ in het groepsoverzicht een e-mailadres van de ouder; die kiest met de link in de mail een wachtwoord.' }
  if (facts.test) return { words: 'Dit is toetssoftware: toetsen worden op school gemaakt.', mender: 'nobody', advice: 'Op school werkt de titel wel.' }
  return { words: `${facts.publisherName} heeft deze titel niet vrijgegeven voor thuis.`, mender: 'publisher', advice: `Op school werkt de titel wel. Vraag ${facts.publisherName} of dat kan veranderen.` }
}
