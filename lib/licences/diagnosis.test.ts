import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STAFF_ROLES } from '@/lib/access/actor'
import { diagnose, STEPS, type PersonFacts, type StepName, type TitleContext } from './diagnosis'
import { whyNot, type AccessFacts, type Visitor } from './rules'

const OPEN: AccessFacts = {
  productId: 'p', productName: 'Titel', url: 'https://uitgever.example/app', audience: 'pupil', teacherEntrance: true, publisherId: 'u', publisherName: 'Uitgever',
  connected: true, consented: true, licensed: true, linked: true, linkedAnywhere: true, atSchool: true, homeAllowed: false, test: false,
}
const BO: PersonFacts = { kind: 'pupil', name: 'Bo', state: 'active', groups: ['Egels'], homeLogin: false }
const CONTEXT: TitleContext = { linking: 'portal', lasName: 'ParnasSys', addresses: 1 }
const pupil: Visitor = { kind: 'pupil', login: 'school', onDevice: false }
const atHome: Visitor = { ...pupil, login: 'home' }

const some = fc.record({
  audience: fc.constantFrom('pupil' as const, 'teacher' as const), teacherEntrance: fc.boolean(), connected: fc.boolean(), consented: fc.boolean(), licensed: fc.boolean(),
  linked: fc.boolean(), linkedAnywhere: fc.boolean(), atSchool: fc.boolean(), homeAllowed: fc.boolean(), test: fc.boolean(),
}).map((given): AccessFacts => ({ ...OPEN, ...given }))
const visitors: fc.Arbitrary<Visitor> = fc.oneof(
  fc.record({ kind: fc.constant('pupil' as const), login: fc.constantFrom('school' as const, 'home' as const, 'environment' as const), onDevice: fc.boolean() }),
  fc.subarray([...STAFF_ROLES]).map((roles): Visitor => ({ kind: 'staff', roles })),
)
const people = fc.record({ groups: fc.subarray(['Egels', 'Bevers']), homeLogin: fc.boolean(), state: fc.constantFrom<PersonFacts['state']>('active', 'gone', 'no-login') })
const contexts = fc.record({ linking: fc.constantFrom('portal' as const, 'publisher' as const, null), addresses: fc.nat(2) })
const each = (check: (facts: AccessFacts, visitor: Visitor, person: PersonFacts, context: TitleContext) => void) =>
  fc.assert(fc.property(some, visitors, people, contexts, (facts, visitor, person, context) => void check(facts, visitor, { ...BO, ...person, kind: visitor.kind }, { ...CONTEXT, ...context })), { numRuns: 2000 })

describe('LIC-7: the diagnosis and the gate are one rule', () => {
  test('for whoever can log in: it says that a title opens exactly when it does', () => {
    each((facts, visitor, person, context) => expect(diagnose(facts, visitor, person, context).opens).toBe(person.state === 'active' && whyNot(facts, visitor) === null && (visitor.kind === 'staff' || visitor.login !== 'home' || person.homeLogin)))
  })

  test('it stops at the first step that fails, and only that one has somebody to mend it', () => {
    each((facts, visitor, person, context) => {
      const { opens, steps } = diagnose(facts, visitor, person, context)
      expect(steps.map(({ step }) => step)).toEqual(STEPS)
      const states = steps.map(({ state }) => state)
      const at = states.indexOf('missing')
      expect(opens).toBe(at < 0)
      expect(states).toEqual(STEPS.map((_, index) => (at < 0 || index < at ? 'ok' : index === at ? 'missing' : 'not-judged')))
      for (const { state, mender, advice, words } of steps) {
        expect([mender !== undefined, Boolean(advice)]).toEqual([state === 'missing', state === 'missing'])
        expect(words).toMatch(/^[A-Z].+\.$/)
      }
    })
  })

  test('what it calls fine is fine', () => {
    each((facts, visitor, person, context) => {
      const fine = (name: StepName) => diagnose(facts, visitor, person, context).steps.find(({ step }) => step === name)!.state === 'ok'
      if (fine('las')) expect(person.state).toBe('active')
      if (fine('consent')) expect(facts.consented).toBe(true)
      if (fine('connection')) expect(facts.connected).toBe(true)
      if (fine('licence')) expect(facts.licensed).toBe(true)
      if (fine('link') && visitor.kind === 'pupil') expect(facts.linked).toBe(true)
    })
  })
})

describe('LIC-7, HLP-5: where it stops and who can mend it', () => {
  test.each<[string, Visitor, Partial<AccessFacts>, Partial<PersonFacts>, StepName | null, string | undefined]>([
    ['all is well', pupil, {}, {}, null, undefined],
    ['a pupil who left', pupil, {}, { state: 'gone' }, 'las', 'las'],
    ['staff without an account', { kind: 'staff', roles: ['teacher'] }, {}, { state: 'no-login' }, 'las', 'coordinator'],
    ['a pupil in no group', pupil, { linked: false, consented: false }, { groups: [] }, 'group', 'las'],
    ['… to whom the title is linked in person: the tick is what lacks', pupil, { consented: false }, { groups: [] }, 'consent', 'coordinator'],
    ['an IB’er needs no group', { kind: 'staff', roles: ['careCoordinator'] }, { linked: false }, { groups: [] }, null, undefined],
    ['a coordinator without a group: not the LAS’s fault', { kind: 'staff', roles: ['coordinator'] }, { linked: false }, { groups: [] }, 'group', 'nobody'],
    ['no tick', pupil, { consented: false, licensed: false }, {}, 'consent', 'coordinator'],
    ['no connection', pupil, { connected: false }, {}, 'connection', 'publisher'],
    ['no licence', pupil, { licensed: false }, {}, 'licence', 'publisher'],
    ['teachers’ software', pupil, { audience: 'teacher' }, {}, 'role', 'nobody'],
    ['no entrance for teachers', { kind: 'staff', roles: ['teacher'] }, { teacherEntrance: false }, {}, 'role', 'publisher'],
    ['not linked', pupil, { linked: false }, {}, 'link', 'coordinator'],
    ['elsewhere', pupil, { atSchool: false }, {}, 'place', 'coordinator'],
    ['at home, not allowed there', atHome, {}, {}, 'place', 'publisher'],
    ['at home, a test', atHome, { homeAllowed: true, test: true }, {}, 'place', 'nobody'],
    ['at home, allowed', atHome, { homeAllowed: true }, { homeLogin: true }, null, undefined],
    ['at home, allowed, but nobody set up a home login', atHome, { homeAllowed: true }, {}, 'place', 'teacher'],
  ])('%s', (_, visitor, facts, person, step, mender) => {
    const missing = diagnose({ ...OPEN, ...facts }, visitor, { ...BO, ...person }, CONTEXT).steps.find(({ state }) => state === 'missing')
    expect([missing?.step ?? null, missing?.mender]).toEqual([step, mender])
  })

  test('the advice names the LAS and the publisher of this school and title', () => {
    const words = (facts: Partial<AccessFacts>, person: Partial<PersonFacts>, context = CONTEXT) => diagnose({ ...OPEN, ...facts }, pupil, { ...BO, ...person }, context).steps.find(({ state }) => state === 'missing')!
    expect(words({}, { state: 'gone' }).advice).toContain('ParnasSys')
    expect(words({ licensed: false }, {}).advice).toContain('Uitgever')
    expect(words({ linked: false }, {}, { ...CONTEXT, linking: 'publisher' }).advice).toContain('bij Uitgever')
    expect(words({ linked: false }, {}).words).toContain('Egels')
    expect(words({ atSchool: false }, {}, { ...CONTEXT, addresses: 0 }).words).toContain('nog geen IP-adres')
  })
})
