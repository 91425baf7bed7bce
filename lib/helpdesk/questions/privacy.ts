import { STAFF, type Question } from '../model'

export const PRIVACY_QUESTIONS: readonly Question[] = [
  {
    id: 'wat-bewaart-het-portaal', for: STAFF, words: 'gegevens avg dataminimalisatie opslaan',
    question: 'Welke gegevens van leerlingen bewaart het portaal?',
    answer: ['Naam, voorletters, groep en jaargroep, het nummer uit het LAS, het ECK iD als dat er is, en het plaatje, de pincode en het wachtwoordplaatje. ECK iD, pincode en wachtwoordplaatje staan versleuteld in de database.'],
  },
  {
    id: 'niet-ingelezen', for: STAFF, words: 'bsn etniciteit gewicht postcode foto geboortedatum geslacht dropped',
    question: 'Wat gebeurt er met andere gegevens in het EDEXML-bestand?',
    answer: ['BSN en onderwijsnummer, herkomst, leerlinggewicht, postcode, foto, geboortedatum, geslacht en e-mailadressen van leerlingen worden bij het lezen weggelaten en nergens bewaard. Na het lezen staat onder ‘Niet ingelezen’ wat er in uw bestand stond. Ook het bestand zelf wordt niet bewaard; wat erin opviel, wist het portaal na dertig dagen.'],
  },
  {
    id: 'schuilnaam', for: STAFF, words: 'pseudoniem pairwise volgen uitgeverijen samen',
    question: 'Wat is een schuilnaam?',
    answer: ['Een willekeurige code waarmee een uitgeverij bij het inloggen iemand herkent. Elke uitgeverij krijgt een andere. Daarnaast hebben leerlingen en medewerkers een portaalnummer: dat krijgt een uitgeverij bij het ophalen van de schoolgegevens, en het is bij elke uitgeverij hetzelfde.'],
  },
  {
    id: 'wie-ziet-pincodes', for: STAFF, words: 'wachtwoord leesbaar beveiliging',
    question: 'Waarom kunnen leerkrachten pincodes lezen? Is dat veilig?',
    answer: ['Een kind dat de code vergeet, moet meteen verder kunnen. Daarom zijn pincodes versleuteld en niet onleesbaar gemaakt. Ze openen alleen iets op een adres van de school. Wachtwoorden van medewerkers kan niemand lezen.'],
  },
  {
    id: 'wie-ziet-wat', for: STAFF, words: 'rechten rollen groepen ib rt stagiair inval',
    question: 'Wie ziet welke groepen?',
    answer: ['Een leerkracht, stagiair of invalkracht ziet de eigen groepen; de ICT-coördinator, IB’er en RT’er zien alle groepen van de school. Niemand ziet iets van een school waar die persoon niet werkt. Bij Mijn profiel staat wat u mag.'],
  },
  {
    id: 'logboek', for: STAFF, words: 'audit wie heeft gedaan registratie',
    question: 'Wordt bijgehouden wie wat doet?',
    answer: ['Ja: inloggen, imports, vinkjes, koppelingen en geweigerde handelingen, met tijd en adres. Namen van leerlingen en de titels die zij openen staan daar niet in. De ICT-coördinator bekijkt, doorzoekt en downloadt het bij Beheer → Logboek.'],
  },
  {
    id: 'meekijken', for: STAFF, words: 'helpdesk ziet scherm meekijken support toegang',
    question: 'Kan de helpdesk in onze gegevens kijken?',
    answer: [
      'De helpdesk kan met uw school meekijken om te helpen: ten hoogste een halfuur, met een reden, en zonder iets te kunnen wijzigen. Op Beheer en in het logboek ziet u wanneer dat was en waarom.',
      'Lesmateriaal, licenties, leerresultaten, pincodes, wachtwoordplaatjes en badges zijn daarbij niet te zien. Welke software een leerling gebruikt, weet de helpdesk dus nooit.',
    ],
  },
  {
    id: 'inzage', for: STAFF, words: 'inzageverzoek avg recht ouder opvragen kopie vergeten verwijderen wissen',
    question: 'Iemand vraagt wat er van hem of van een kind wordt bewaard. Wat doe ik?',
    answer: ['De ICT-coördinator kiest Beheer, ‘Inzage en wissen’, zoekt de leerling of medewerker op naam (ook wie al weg is) of een ouder op het precieze e-mailadres, en bekijkt of downloadt het overzicht. Controleer eerst of de vrager is wie hij zegt te zijn.', 'Van wie niet meer bij de school hoort, kunnen daar alle gegevens meteen worden gewist. Van wie er nog bij hoort niet: die gegevens komen met de volgende import terug.'],
  },
  {
    id: 'wanneer-gewist', for: STAFF, words: 'bewaartermijn verwijderen oud-leerlingen retentie hoe lang',
    question: 'Wanneer worden gegevens gewist?',
    answer: ['Elke nacht wist het portaal wat zijn tijd heeft gehad. De termijnen staan op de pagina Privacy, onderaan elke bladzijde. Wat er van uw school is gewist, staat in aantallen bij Beheer, ‘Wat er is gewist’.'],
  },
  {
    id: 'verwerkersovereenkomst', for: ['coordinator'], words: 'avg bestuur tekenen tekenblad scholenoverzicht bestuurder kvk',
    question: 'Hoe sluit ons bestuur een verwerkersovereenkomst?',
    answer: ['Kies Beheer, ‘Verwerkersovereenkomst’, en vul in welke bestuurder tekent: iemand die bij de Kamer van Koophandel als bestuurder staat ingeschreven. Die krijgt een mail, leest de overeenkomst en tekent voor alle scholen van het bestuur of voor één. Daarna kunt u de PDF downloaden.', 'De overeenkomst gaat alleen over het portaal. Met uitgeverijen, de leverancier van het LAS en die van een netwerkomgeving sluit het bestuur eigen overeenkomsten.'],
  },
  {
    id: 'derden', for: STAFF, words: 'cookies tracking analytics google lettertypen',
    question: 'Stuurt het portaal gegevens naar andere partijen, bijvoorbeeld voor statistieken?',
    answer: ['Nee. Alleen uitgeverijen die de school heeft aangevinkt, krijgen gegevens. Lettertypen en plaatjes komen van het portaal zelf en er worden geen bezoekers gevolgd. De cookies dienen alleen om in te loggen.'],
  },
]
