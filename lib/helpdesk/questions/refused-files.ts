import type { Question } from '../model'

const FOR: Question['for'] = ['coordinator']

export const REFUSED_FILE_QUESTIONS: readonly Question[] = [
  {
    id: 'geweigerd-wat-nu', for: FOR, words: 'fout regel melding',
    question: 'Mijn bestand is geweigerd. Is er nu iets veranderd?',
    answer: ['Nee. Een bestand met een fout verandert niets. De pagina noemt per fout de regel, om wie of welke groep het gaat en hoe u het oplost. Verbeter het in het LAS, maak het bestand opnieuw en kies het nog eens; bewerk het niet met de hand.'],
  },
  {
    id: 'andere-school', for: FOR, words: 'brin schoolsleutel dependance vestiging',
    question: '‘Dit bestand is van een school met BRIN …’',
    answer: ['Het BRIN met vestigingscode in het bestand is niet dat van de school die u hebt gekozen. Werkt u op meer scholen, wissel dan eerst van school. Klopt het BRIN in het bestand niet, verbeter het dan bij de schoolgegevens in het LAS. Noemt het bestand geen BRIN, dan wordt het ook geweigerd: zo komen leerlingen nooit in een verkeerde school terecht. Scholen zonder BRIN herkent het portaal aan hun schoolsleutel.'],
  },
  {
    id: 'geen-xml', for: FOR, words: 'zip excel pdf word csv html verkeerd bestand',
    question: '‘Het bestand is geen XML-bestand’',
    answer: ['U hebt iets anders gekozen, bijvoorbeeld een zip, een PDF of een spreadsheet; de melding zegt wat het lijkt te zijn. Pak een zip eerst uit. Kies het bestand dat op .xml eindigt.'],
  },
  {
    id: 'geen-edexml', for: FOR, words: 'uwlr eck2 soap edex',
    question: '‘Dit is geen EDEXML’',
    answer: ['Het is wel XML, maar geen EDEXML-export: bijvoorbeeld een UWLR- of ECK2-bestand, of een bericht uit een koppeling. Kies in het LAS de EDEXML-export.'],
  },
  {
    id: 'leeg-of-afgebroken', for: FOR, words: 'houdt op einde ontbreekt truncated download',
    question: '‘Het bestand is leeg’ of ‘houdt hier op, midden in de gegevens’',
    answer: ['Het opslaan of downloaden uit het LAS is niet goed afgelopen. Maak het bestand opnieuw en wacht tot het klaar is voordat u het kiest.'],
  },
  {
    id: 'niet-te-lezen', for: FOR, words: 'xml malformed ampersand teken entiteit',
    question: '‘Vanaf teken … is het bestand niet te lezen’ of ‘een los &-teken’',
    answer: ['De XML is niet goed geschreven, vaak doordat het bestand na de export is geopend en bewerkt. Neem een verse export. Gebeurt het dan weer, geef de regel door aan de leverancier van het LAS.'],
  },
  {
    id: 'doctype', for: FOR, words: 'entiteiten veiligheid beveiliging',
    question: '‘Het bestand bevat een DOCTYPE of eigen entiteiten’',
    answer: ['Met zulke opdrachten kan een bestand een computer andere bestanden laten openen of laten vastlopen. Een EDEXML-export heeft ze niet nodig; het portaal neemt ze nooit aan. Gebruik het bestand zoals het LAS het maakt.'],
  },
  {
    id: 'tekencodering', for: FOR, words: 'encoding utf-8 windows letters é ü',
    question: '‘Tekencodering’: het bestand zegt iets anders dan het is',
    answer: ['Namen met letters als é en ü zouden verminkt binnenkomen. Meestal heeft een tekstverwerker het bestand opnieuw opgeslagen. Exporteer het opnieuw in UTF-8 en kies het zonder het te openen.'],
  },
  {
    id: 'dubbele-sleutel', for: FOR, words: 'sleutel key eck id twee keer',
    question: '‘Heeft de sleutel …, die op regel … al is gebruikt’',
    answer: ['Twee mensen of groepen hebben hetzelfde nummer, of twee mensen hetzelfde ECK iD. Het portaal kan dan niet weten wie wie is en zou pincodes kunnen verwisselen. Zoek beide regels op in het LAS en haal de dubbele weg.'],
  },
  {
    id: 'groep-ontbreekt', for: FOR, words: 'verwijst dangling groep samengesteld twee groepen',
    question: '‘Verwijst naar groep …, die niet in het bestand staat’',
    answer: ['Een leerling of leerkracht hoort bij een groep die het bestand niet heeft, of die er van een andere soort is. Neem bij de export alle groepen mee. Een leerling zit in hoogstens één gewone groep; voor de rest zijn er samengestelde groepen.'],
  },
  {
    id: 'ander-schooljaar', for: FOR, words: 'oud bestand toekomst jaar schooljaar',
    question: '‘Dit bestand is van schooljaar …’',
    answer: ['Het schooljaar is niet dat van nu. Daarom wordt het bestand niet geweigerd, maar vraagt het portaal of u dit echt wilt. Een bestand van het volgende schooljaar is geen fout: dat zet u klaar, en op 1 augustus gaat het vanzelf in. Is het schooljaar verkeerd geschreven, dan wordt het bestand wel geweigerd: het moet eruitzien als 2026-2027.'],
  },
  {
    id: 'te-groot', for: FOR, words: '200 MB limiet grootte groter',
    question: '‘Het bestand is te groot’',
    answer: ['Een bestand van één school is zelden groter dan 2 MB. Het portaal stopt met lezen zodra de grens is bereikt. Waarschijnlijk is het een ander bestand, of een export van meer scholen of jaren tegelijk.'],
  },
  {
    id: 'namen-te-lang', for: FOR, words: 'lange naam stuurteken onzichtbaar teken',
    question: '‘Langer dan … tekens’ of ‘een onzichtbaar stuurteken’',
    answer: ['In dat veld staat iets dat geen naam is, vaak door plakken uit een ander programma. Typ het gegeven opnieuw in het LAS. Namen in elk schrift zijn toegestaan.'],
  },
  {
    id: 'intussen-veranderd', for: FOR, words: 'gegevens veranderd verlopen al verwerkt bevestigen',
    question: '‘De gegevens van de school zijn intussen veranderd’ of ‘al verwerkt, geannuleerd of verlopen’',
    answer: [
      'Tussen het voorbeeld en uw bevestiging heeft iemand anders iets veranderd of ook een bestand aangeboden. Het portaal doet alleen wat u hebt gezien. Bekijk het nieuwe voorbeeld en bevestig dat, of kies het bestand opnieuw.',
    ],
  },
]
