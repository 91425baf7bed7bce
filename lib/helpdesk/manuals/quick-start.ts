import type { Manual } from '../model'

/** For the coordinator of a school that begins. */
export const QUICK_COORDINATOR: Manual = {
  id: 'snelstart-ict-coordinator', for: ['coordinator'], title: 'Snelstart voor de ICT-coördinator',
  sentence: 'Van de eerste e-mail tot de eerste les: in deze volgorde werkt het meteen.',
  chapters: [
    { title: '1. Voorbereiding', parts: [{ steps: ['U krijgt een e-mail met een activatielink. Hij werkt 14 dagen, en één keer.', 'Open de link en lees de belangrijke informatie voor de ICT-coördinator.', 'Kies een wachtwoord van ten minste 8 tekens, met een letter en een cijfer. Uw e-mailadres is uw gebruikersnaam.'] }, 'Werkt de link niet meer? Klik op de inlogpagina op ‘Gebruikersnaam of wachtwoord vergeten’.'] },
    { title: '2. Inloggen en een school kiezen', parts: ['Log in met uw e-mailadres en wachtwoord. Werkt u op meer scholen, dan kiest u er één; wisselen kan altijd met ‘andere school’. U begint op het tabblad Beheer.'] },
    { title: '3. Gebruikersgegevens invoeren', parts: [
      { steps: ['Ga naar Beheer → Gebruikersgegevens invoeren.', 'Gebruikt de school ParnasSys, Dotcomschool, ESIS of EDUscope? Kies ‘Automatische koppeling’ en uw systeem. Zet de koppeling ook in dat systeem aan; bij Dotcomschool en ESIS vult u hier de autorisatiesleutel in.', 'Gebruikt de school een ander systeem? Maak daar een EDEXML-bestand en kies het bij ‘Handmatige import’.', 'Heeft de school geen systeem? Vul groepen, leerlingen en leerkrachten in met de XML-maker.', 'Bekijk wat er zou veranderen en bevestig het. De gegevens zijn meteen zichtbaar.'] },
      'Leerkrachten moeten in het leerling-administratiesysteem aan hun groep gekoppeld zijn: alleen dan zien zij die groep.',
    ] },
    { title: '4. IP-adres toevoegen', parts: ['De leerlingsnelkoppeling werkt alleen op adressen van de school. Ga op school naar Beheer → IP-adres toevoegen: uw huidige adres staat er al. Heeft de school meer lijnen, voeg ze allemaal toe. Wisselt het adres, gebruik dan de Dynamic IP Tool; voor tablets die mee naar buiten gaan is er Apparaten.'] },
    { title: '5. Netwerkbeheerder instellen', parts: ['Werkt de school in een netwerkomgeving, zoals MOO of Skool? Vink die aan bij Beheer → Netwerkbeheerder instellen. Staat uw omgeving er niet bij, dan hoeft u niets te doen.'] },
    { title: '6. Uitgeverijen aanvinken', parts: ['Ga naar Beheer → Uitgeverijen. Bij elke uitgeverij staat wat die krijgt en waarvoor. Zonder vinkje wisselt het portaal geen gegevens uit en opent de software niet.'] },
    { title: '7. E-mailadressen van leerkrachten', parts: ['Vul op het tabblad Leerkrachten bij ieder een bestaand, eigen e-mailadres in. Na ‘Opslaan’ krijgt de leerkracht een activatielink. Met ‘(Her)zend activatielink’ stuurt u hem opnieuw.'] },
    { title: '8. Licenties koppelen', parts: ['De meeste titels koppelt de uitgeverij vanzelf. Op het tabblad Lesmateriaal ziet u onder ‘Nog niet te openen’ wat ontbreekt; met ‘… - licentiemanagement’ of ‘Licenties koppelen’ koppelt u zelf.', 'Ontbreekt een titel? Vraag het de uitgeverij. De helpdesk van dit portaal ziet niet welke software een leerling gebruikt.'] },
    { title: '9. Snelkoppelingen', parts: ['Ga naar Lesmateriaal → Snelkoppelingen en zet ze op de apparaten van de leerlingen. Open ze zelf niet in de browser waarin u bent ingelogd. In een netwerkomgeving zijn ze niet nodig.'] },
    { title: '10. Klaar?', parts: [{ points: ['Een leerling kan op school inloggen met de snelkoppeling.', 'Elke leerkracht kan inloggen en ziet de eigen groep.', 'Elke groep ziet de titels die bij die groep horen.'] }] },
  ],
}

/** For a teacher's first day. */
export const QUICK_TEACHER: Manual = {
  id: 'snelstart-leerkracht', for: ['teacher'], title: 'Snelstart voor de leerkracht',
  sentence: 'Inloggen, uw groep bekijken en de leerlingen op weg helpen.',
  chapters: [
    { title: '1. Inloggen', parts: [{ steps: ['Open de activatielink in de e-mail en kies een wachtwoord.', 'Log in met uw e-mailadres. Dat werkt op school en thuis.'] }, 'Geen e-mail gekregen? Kijk bij de ongewenste mail en vraag uw ICT-coördinator welk adres de school van u heeft.'] },
    { title: '2. Uw groep', parts: ['Op het tabblad Groepen staan uw groepen. In het groepsoverzicht ziet u van elke leerling het leerlingplaatje, de pincode of het wachtwoordplaatje en de thuislogin. Klopt de groep niet, dan moet het leerling-administratiesysteem worden aangepast.'] },
    { title: '3. Hoe leerlingen inloggen', parts: ['Met ‘Wijzig login methode groep’ kiest u pincode, wachtwoordplaatje of QR-badge. Een enkele leerling kan iets anders hebben: klik op ‘wijzigen’.', 'Met ‘Print versie’ maakt u kaartjes om uit te delen.'] },
    { title: '4. Als het niet lukt', parts: ['Boven het groepsoverzicht staat wie vandaag niet kon inloggen, en waarom. Met ‘inloggen herstellen’ geeft u een nieuwe pincode, een nieuw plaatje of een nieuwe badge.'] },
    { title: '5. Lesmateriaal', parts: ['Op het tabblad Lesmateriaal opent u uw eigen software. Ontbreekt er iets? Klik op ‘Waarom zie ik dit niet?’: daar staat welke stap ontbreekt en wie die kan zetten.'] },
    { title: '6. Is mijn account klaar voor het nieuwe schooljaar?', parts: [{ steps: ['Kan ik inloggen?', 'Zie ik mijn nieuwe groep en al mijn nieuwe leerlingen?', 'Zie ik alle software voor mijn groep?', 'Gaat die software open?'] }, 'Vier keer ja: u bent klaar. Anders helpt uw ICT-coördinator.'] },
  ],
}
