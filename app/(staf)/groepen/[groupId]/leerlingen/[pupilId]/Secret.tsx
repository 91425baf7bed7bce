import { FormPictureChoice, FormRadioGroup } from '@/components/forms/choices'
import { FormTextField } from '@/components/forms/fields'
import { PictureTile } from '@/components/ui/Picture'
import { passwordPicture } from '@/lib/pictures/catalogue'
import type { PupilToChange } from '@/lib/groups/pupil-queries'
import { PinQuestion } from './HomeLogin'

/** What choosing does to the badge, on both pages where it is chosen (GRP-2). */
export const METHOD_HELP = 'Met de badge krijgt een leerling die er nog geen heeft, meteen een badge om te printen. Bij een andere keuze wordt de badge ongeldig.'
const METHOD = { pin: 'Pincode', picture: 'Wachtwoordplaatje', badge: 'QR-badge' } as const

/** What the pupil logs in with: 'Pincode:' and 'Nieuwe pincode:', or the password picture and a new one (GRP-4). */
export function Secret({ pupil }: { pupil: PupilToChange }) {
  if (pupil.method === 'picture')
    return (
      <>
        <p className="flex items-center gap-3"><span className="font-semibold">Wachtwoordplaatje:</span> <PictureTile kind="password" slug={pupil.passwordPicture} label={passwordPicture(pupil.passwordPicture)?.label ?? 'plaatje'} /></p>
        <FormPictureChoice legend="Nieuw wachtwoordplaatje:" name="passwordPicture" kind="password" keep="Houd dit plaatje" choices={pupil.passwordChoices.filter(({ slug }) => slug !== pupil.passwordPicture)} />
      </>
    )
  return (
    <>
      {pupil.method === 'badge' && <p>Deze leerling logt op school in met een QR-badge. Een nieuwe badge, of een code voor één keer, geeft u bij ‘inloggen herstellen’ in het groepsoverzicht. Thuis gebruikt de leerling deze pincode:</p>}
      <p><span className="font-semibold">Pincode:</span> <span className="font-mono text-lg tracking-wider">{pupil.pin}</span></p>
      <div className="flex flex-col gap-2">
        <FormTextField name="pin" label="Nieuwe pincode:" help="Vier cijfers. Laat het veld leeg als de pincode blijft." inputMode="numeric" autoComplete="off" maxLength={4} className="max-w-60" />
        <PinQuestion />
      </div>
    </>
  )
}

/** The pupil's own way of logging in, where it differs from the group's (GRP-2). */
export function OwnMethod({ pupil }: { pupil: PupilToChange }) {
  return (
    <FormRadioGroup
      legend="Login methode van deze leerling" name="method" defaultValue={pupil.ownMethod ?? 'group'} help={METHOD_HELP}
      options={[
        { value: 'group', label: `Zoals de groep (${METHOD[pupil.groupMethod].toLocaleLowerCase('nl').replace('qr', 'QR')})` },
        { value: 'pin', label: METHOD.pin }, { value: 'picture', label: METHOD.picture }, { value: 'badge', label: METHOD.badge },
      ]}
    />
  )
}
