import type { Manual } from '../model'

/** For schools that merge, split or close (ACC-7). */
export const MERGE: Manual = {
  id: 'stappenplan-fusie', for: ['coordinator'], title: 'Stappenplan bij fusie, splitsing of opheffing',
  sentence: 'In deze volgorde blijven accounts en leerresultaten behouden.',
  chapters: [
    { title: '1. Zo vroeg mogelijk', parts: [{ steps: ['Meld de fusie bij DUO. Het toekennen van een nieuwe BRIN- of vestigingscode kost tijd.', 'Meld de fusie bij de helpdesk van dit portaal en bij de uitgeverijen en netwerkomgevingen van beide scholen.', 'Spreek af op welke dag de scholen samengaan. Kies een dag in de vakantie.'] }] },
    { title: '2. Vlak ervoor', parts: [{ steps: ['Zet bij beide scholen de automatische koppeling met het leerling-administratiesysteem uit, tot de fusie overal klaar is.', 'Leg leerresultaten die u niet wilt missen ook vast in uw eigen administratie.', 'Spreek af wie ICT-coördinator van de nieuwe school wordt.'] }] },
    { title: '3. De dag zelf', parts: [{ steps: ['De helpdesk laat u zien wat er samengaat: groepen, leerlingen, medewerkers, vinkjes en licenties.', 'Na uw akkoord voert de helpdesk de fusie in één keer uit.', 'Leerlingen en medewerkers blijven dezelfde personen, met dezelfde schuilnaam bij elke uitgeverij: zo houden zij hun resultaten.', 'Klopt er iets niet, meld het dezelfde dag: een fusie kan 24 uur lang ongedaan worden gemaakt.'] }] },
    { title: '4. Daarna', parts: [{ steps: ['Zorg dat het leerling-administratiesysteem de nieuwe BRIN- en vestigingscode heeft, en zet de koppeling aan.', 'Controleer of leerkrachten hun groepen zien.', 'Vervang alle snelkoppelingen: in de oude staat het kenmerk van een school die er niet meer is. De leerling ziet dan ‘Dit plaatje is oud’.', 'Voeg de IP-adressen van alle gebouwen toe.', 'Vraag de uitgeverijen of de licenties zijn overgezet.'] }] },
    { title: 'Bij een splitsing', parts: ['Leerresultaten van leerlingen die naar de nieuwe administratie gaan, blijven bij uitgeverijen meestal niet behouden. Leg ze vooraf vast. De nieuwe school krijgt een eigen account en een eigen ICT-coördinator.', 'Klopt er iets niet, meld het dezelfde dag en doe op de nieuwe school nog niets: een splitsing kan 24 uur lang ongedaan worden gemaakt, zolang er geen import is verwerkt en met de groepen die overgingen niets is gedaan.'] },
    { title: 'Bij opheffing', parts: ['Zet de koppeling uit, haal de vinkjes van uitgeverijen weg en vraag de helpdesk om de school te sluiten. Daarna kan niemand er meer inloggen; gegevens worden na de bewaartermijn gewist.'] },
  ],
}
