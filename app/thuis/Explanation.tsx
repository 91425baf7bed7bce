import { NetworkHomeHint } from '@/components/ui/NetworkHomeNotice'
import { allSuppliers } from '@/lib/network-suppliers/queries'

/** What home login is, and for whom it is not (HOM-2, NET-4). */
export async function Explanation() {
  return (
    <>
      <section aria-labelledby="uitleg" className="flex flex-col gap-2 border-t border-line pt-5">
        <h2 id="uitleg" className="text-lg">Zo werkt thuis inloggen</h2>
        <ol className="ml-5 flex list-decimal flex-col gap-1.5">
          <li>De school vult uw e-mailadres in. U krijgt een mail met een link en kiest een wachtwoord.</li>
          <li>U logt hier in, samen met uw kind. Hebt u meer kinderen, dan kiest uw kind het eigen plaatje.</li>
          <li>Daarna geeft uw kind de pincode of het wachtwoordplaatje van school, en kiest de software.</li>
          <li>Is de software open, dan is uw kind hier uitgelogd. Voor iets anders, of voor een broer of zus, logt u opnieuw in.</li>
        </ol>
        <p className="text-muted">U ziet hier alleen software waarvoor de school een licentie heeft en die ook thuis mag.</p>
      </section>
      <NetworkHomeHint names={await allSuppliers()} />
    </>
  )
}
