import { FormQuestion } from '@/components/forms/choices'
import { Button } from '@/components/ui/Button'
import { NetworkHomeNotice } from '@/components/ui/NetworkHomeNotice'
import type { PupilAddress } from '@/lib/home-login/staff-queries'
import { AddressField } from './AddressField'
import { StateWords } from '../../thuislogin/StateWords'

/** The id of the form behind '(Her)zend wachtwoordvergetenlink': a form cannot stand inside another. */
export const resendForm = (slot: number): string => `herzend-${slot}`

/** The part 'Thuislogin' of 'wijzigen' (GRP-4), with the manual's line on what the addresses do, and the school's network environments (NET-4). */
export function HomeLogin({ addresses, environments, portalName }: { addresses: readonly PupilAddress[]; environments: readonly string[]; portalName: string }) {
  return (
    <fieldset className="flex flex-col gap-5">
      <legend className="mb-2 text-xl font-semibold">Thuislogin</legend>
      <p className="max-w-prose text-muted">
        Hier kunt u maximaal twee e-mailadressen invoeren die door deze leerling thuis gebruikt kunnen worden om in te loggen. Zij zullen een e-mail ontvangen van {portalName} waarin zij hun account kunnen activeren.
      </p>
      <NetworkHomeNotice names={environments} />
      <input type="hidden" name="home" value="1" />
      {([1, 2] as const).map((slot) => {
        const home = addresses.find((each) => each.slot === slot)
        return (
          <div key={slot} className="flex flex-col gap-2">
            <input type="hidden" name={`was-email${slot}`} value={home?.email ?? ''} />
            <AddressField name={`email${slot}`} label={`E-mailadres ${slot}`} value={home?.email ?? ''} describedBy={home ? `state-${slot}` : undefined} />
            {home && (
              <div className="flex max-w-lg flex-col items-start gap-1">
                <p id={`state-${slot}`}>Geactiveerd: {home.activated ? 'Ja' : 'Nee'} · <StateWords state={home.state} /></p>
                <Button type="submit" form={resendForm(slot)} variant="secondary" size="small" aria-label={`(Her)zend wachtwoordvergetenlink naar E-mailadres ${slot}`}>(Her)zend wachtwoordvergetenlink</Button>
              </div>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

/** The question about a pin that is guessed soon. */
export function PinQuestion() {
  return <FormQuestion name="confirm-pin" about="pin" label="Ja, deze pincode gebruiken" />
}
