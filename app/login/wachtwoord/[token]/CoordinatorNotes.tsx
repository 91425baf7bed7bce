import Link from 'next/link'

/** ACC-3: 'belangrijke informatie voor de ICT-coördinator', read before the first password. */
export function CoordinatorNotes() {
  return (
    <section aria-labelledby="belangrijk" className="rounded-control bg-ground p-4">
      <h2 id="belangrijk" className="text-base">Belangrijke informatie voor de ICT-coördinator</h2>
      <ul className="mt-2 flex list-disc flex-col gap-1 pl-5">
        <li>U bepaalt wie van uw school toegang heeft en welke uitgeverijen gegevens krijgen. Vink alleen uitgeverijen aan waarvan uw school software gebruikt.</li>
        <li>Begin bij ‘Gebruikersgegevens invoeren’, voeg daarna het IP-adres van de school toe en vink de uitgeverijen aan.</li>
        <li>Namen en groepen wijzigt u in het leerling-administratiesysteem, niet hier.</li>
        <li>Zorg dat uw school twee ICT-coördinatoren heeft. Zo kan er altijd iemand bij het beheer.</li>
        <li>Uw account is persoonlijk: deel uw wachtwoord met niemand. De afspraken staan in de <Link href="/gebruikersovereenkomst" target="_blank">gebruikersovereenkomst</Link>; bij de eerste keer inloggen gaat u daarmee akkoord.</li>
        <li>Na het inloggen ziet u op Beheer wat er nog moet gebeuren, stap voor stap.</li>
      </ul>
    </section>
  )
}
