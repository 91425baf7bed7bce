import { STAFF, type Question } from '../model'

export const LICENCE_QUESTIONS: readonly Question[] = [
  {
    id: 'licentie-koppelen', for: ['coordinator'], words: 'licentiemanagement groep software koppelen logo digitaal',
    question: 'Hoe koppel ik een licentie aan een groep?',
    answer: [
      'Er zijn drie manieren; de uitgeverij bepaalt welke.',
      { points: [
        'Bij de uitgeverij: klik op het tabblad Lesmateriaal op ‘… - licentiemanagement’. U komt ingelogd in de schermen van de uitgeverij en vinkt daar de groepen aan.',
        'In het portaal: klik op het tabblad Lesmateriaal op ‘Licenties koppelen’, vink de groepen aan en klik op ‘Opslaan’.',
        'Vanzelf: sommige uitgeverijen koppelen bij de bestelling. Dan hoeft u niets te doen.',
      ] },
    ],
  },
  {
    id: 'koppeling-ongedaan', for: ['coordinator'], words: 'ontkoppelen definitief groen slot deactiveren',
    question: 'Ik heb een verkeerde groep gekoppeld. Kan dat ongedaan worden gemaakt?',
    answer: ['Niet door de school: een gekoppelde groep blijft groen. Controleer daarom vóór het opslaan. Is het toch misgegaan, vraag het dan de helpdesk van de uitgeverij.'],
  },
  {
    id: 'te-weinig-plaatsen', for: ['coordinator'], words: 'aantal licenties seats bestellen',
    question: '‘Er zijn niet genoeg licenties’',
    answer: ['In de groepen die u wilt koppelen zitten meer leerlingen dan er plaatsen zijn. Er is dan niets opgeslagen. Koppel minder groepen of bestel plaatsen bij bij de uitgeverij.'],
  },
  {
    id: 'verkeerde-jaargroep', for: ['coordinator'], words: 'niet gemaakt voor de jaargroep vakje grijs',
    question: 'Waarom kan ik een titel niet aan elke groep koppelen?',
    answer: ['Een uitgeverij maakt een titel voor bepaalde jaargroepen. Een groep van een andere jaargroep kunt u niet aanvinken. Combinatiegroepen en groepen zonder jaargroep mogen elke titel krijgen. Klopt de jaargroep van een groep niet, verbeter die dan in het LAS.'],
  },
  {
    id: 'software-niet-zichtbaar', for: STAFF, words: 'waarom ontbreekt titel zie ik niet leeg geen software',
    question: 'Waarom zie ik mijn software niet?',
    answer: [
      'Een titel staat er als alles hieronder klopt. Loop het van boven naar beneden na; bij een titel die niet opent, noemt het portaal zelf wat ontbreekt.',
      { steps: [
        'De school heeft de uitgeverij aangevinkt (Beheer → Uitgeverijen).',
        'De uitgeverij heeft een verbinding met het portaal.',
        'De school heeft een licentie die vandaag loopt. Die bestelt u bij de uitgeverij.',
        'De titel is er voor uw rol: leerlingsoftware ziet u alleen als de uitgeverij er een ingang voor leerkrachten bij geeft.',
        'De licentie is aan uw groep gekoppeld, en u bent zelf in het LAS aan die groep gekoppeld.',
      ] },
      'De ICT-coördinator ziet bij Lesmateriaal onder ‘Nog niet te openen’ welke stap ontbreekt.',
    ],
  },
  {
    id: 'coordinator-ziet-alleen-beheer', for: ['coordinator'], words: 'leerkrachtingang twee links licentiemanagement',
    question: 'Ik zie alleen ‘licentiemanagement’ en niet de software zelf. Klopt dat?',
    answer: ['Ja, als u alleen ICT-coördinator bent: u richt in, maar geeft er geen les mee. Wie ook leerkracht is, ziet beide. Leerkracht wordt u via het LAS, door daar aan een groep gekoppeld te zijn.'],
  },
  {
    id: 'leerling-ziet-titel-niet', for: STAFF, words: 'kind ontbreekt titel groep niet gekoppeld klaar',
    question: 'Een leerling krijgt ‘staat nog niet klaar voor jouw groep’',
    answer: ['De licentie is niet aan de groep van deze leerling gekoppeld. Kijk in het groepsoverzicht of de leerling in de goede groep zit; klopt dat, laat de ICT-coördinator dan de licentie koppelen. Wie later in de groep is gekomen, moet bij sommige uitgeverijen nog in hun eigen lijst komen.'],
  },
  {
    id: 'wie-vraag-ik-wat', for: STAFF, words: 'contact hulp helpdesk leverancier storing',
    question: 'Wie vraag ik wat?',
    answer: [{ points: [
      'Een titel ontbreekt, werkt niet of de licentie klopt niet: de uitgeverij.',
      'Namen, groepen of het exportbestand kloppen niet: de leverancier van het LAS.',
      'Inloggen, aanvinken of importeren lukt niet: uw ICT-coördinator, en die de helpdesk (‘Contact’, onderaan elke pagina).',
      'Ouders stellen hun vraag altijd aan de school.',
    ] }, 'Telefoonnummers en e-mailadressen staan bij ‘Bij wie moet ik zijn?’, onderaan elke pagina.', 'Is er een storing? Die staat op de inlogpagina en bij ‘Actueel’; hoe het met elk onderdeel gaat, ziet u bij ‘Status’.'],
  },
]
