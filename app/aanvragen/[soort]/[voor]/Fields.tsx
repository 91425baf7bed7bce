import { FormTextField } from '@/components/forms/fields'
import type { RequestKind, RequestSchool } from '@/lib/account-requests/rules'
import { formPath, KIND_WORDS } from '@/lib/account-requests/rules'
import { OtherRequest } from './OtherRequest'

/** The school, as DUO knows it, or as its board does. */
export function SchoolFields({ kind, school }: { kind: RequestKind; school: RequestSchool }) {
  const other: RequestKind = kind === 'account' ? 'coordinator' : 'account'
  const primary = school === 'primary'
  return (
    <fieldset className="flex flex-col gap-5">
      <legend className="mb-3 text-lg font-semibold">School</legend>
      <FormTextField name="brin" label="BRIN met vestigingscode" optional={!primary} autoComplete="off" help={primary ? 'Twee cijfers, twee letters en de twee cijfers van de vestiging, zoals 12AB00.' : 'Alleen als DUO er een heeft gegeven, zoals 12AB00.'} />
      {kind === 'coordinator' && !primary && <FormTextField name="schoolKey" label="Schoolsleutel" optional autoComplete="off" help="Het kenmerk van uw account, als u dat weet." />}
      <OtherRequest kind={other} href={formPath(other, school)} label={KIND_WORDS[other].title} />
      <FormTextField name="schoolName" label={primary ? 'Naam van de school, zoals bij DUO' : 'Naam'} autoComplete="organization" />
      {!primary && <FormTextField name="city" label="Plaats" help="Buiten Nederland ook het land." autoComplete="off" />}
    </fieldset>
  )
}

/** The board and its lawful member, who asks. */
export function BoardFields({ school }: { school: RequestSchool }) {
  return (
    <fieldset className="flex flex-col gap-5">
      <legend className="mb-3 text-lg font-semibold">Bestuur</legend>
      <FormTextField name="boardName" label="Naam van het bestuur" help={school === 'primary' ? 'Zoals ingeschreven bij de Kamer van Koophandel en bij DUO.' : 'Zoals ingeschreven bij de Kamer van Koophandel.'} autoComplete="off" />
      <FormTextField name="boardNumber" label={school === 'primary' ? 'Bestuursnummer' : 'Bestuursnummer of KvK-nummer'} help={school === 'primary' ? 'Vijf cijfers, van DUO.' : undefined} autoComplete="off" inputMode={school === 'primary' ? 'numeric' : undefined} />
      <FormTextField name="signatoryName" label="Naam van het wettig bestuurslid" help="Dit bestuurslid doet het verzoek en tekent het formulier." autoComplete="off" />
      <FormTextField name="signatoryEmail" type="email" label="E-mailadres van het bestuurslid" help="Hierop komt het bericht over de aanvraag." autoComplete="off" inputMode="email" />
    </fieldset>
  )
}

/** Who becomes the ICT-coördinator. */
export function CoordinatorFields() {
  return (
    <fieldset className="flex flex-col gap-5">
      <legend className="mb-3 text-lg font-semibold">ICT-coördinator</legend>
      <FormTextField name="firstName" label="Voornaam" autoComplete="off" />
      <FormTextField name="prefix" label="Tussenvoegsel" optional autoComplete="off" />
      <FormTextField name="lastName" label="Achternaam" autoComplete="off" />
      <FormTextField name="email" type="email" label="E-mailadres van de ICT-coördinator" help="Een eigen adres van deze persoon: daarmee logt hij of zij in." autoComplete="off" inputMode="email" />
    </fieldset>
  )
}
