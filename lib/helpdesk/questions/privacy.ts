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
    id: 'derden', for: STAFF, words: 'cookies tracking analytics google lettertypen',
    question: 'Stuurt het portaal gegevens naar andere partijen, bijvoorbeeld voor statistieken?',
    answer: ['Nee. Alleen uitgeverijen die de school heeft aangevinkt, krijgen gegevens. Lettertypen en plaatjes komen van het portaal zelf en er worden geen bezoekers gevolgd. De cookies dienen alleen om in te loggen.'],
  },
]
