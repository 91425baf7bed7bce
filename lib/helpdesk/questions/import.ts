import type { Question } from '../model'

const FOR: Question['for'] = ['coordinator']

export const IMPORT_QUESTIONS: readonly Question[] = [
  {
    id: 'importeren', for: FOR, words: 'edexml handmatige import bestand stappen',
    question: 'Hoe breng ik groepen, leerlingen en leerkrachten binnen?',
    answer: [
      { steps: [
        'Maak in uw leerling-administratiesysteem (LAS) een EDEXML-bestand van dit schooljaar.',
        'Ga naar Beheer → Gebruikersgegevens invoeren en kies het bestand bij ‘Handmatige import’.',
        'Klik op ‘Importeer’. U ziet nu wat het bestand zou veranderen; er is nog niets gebeurd.',
        'Kijk of het klopt en klik nog eens op ‘Importeer’. Met ‘Annuleren’ gebeurt er niets; na een dag zonder bevestiging vervalt de import vanzelf.',
      ] },
      'Na het verwerken is alles meteen zichtbaar. U krijgt een mail met de aantallen.',
    ],
  },
  {
    id: 'welke-bestanden', for: FOR, words: 'edexml versie 1.03 2.0 2.1 eck2 uwlr xml-maker excel grootte',
    question: 'Welke bestanden kan het portaal lezen?',
    answer: ['EDEXML 1.03, 2.0 en 2.1, zoals een LAS ze exporteert, en ECK2, zoals de XML-maker het schrijft. Hoe groot het bestand mag zijn, staat bij het veld. Een spreadsheet plakt u in de XML-maker.'],
  },
  {
    id: 'automatische-koppeling', for: FOR, words: 'parnassys esis dotcomschool eduscope uwlr nachtelijk',
    question: 'Kan het portaal de gegevens vanzelf ophalen uit ParnasSys, ESIS, Dotcomschool of EDUscope?',
    answer: [
      'Ja. Kies bij Beheer → Gebruikersgegevens invoeren uw leerling-administratiesysteem en geef ook daar toestemming: in ParnasSys en EDUscope met een vinkje, in ESIS en Dotcomschool met een autorisatiesleutel die u hier invult.',
      'Daarna haalt het portaal de gegevens elke nacht op. Met ‘Haal nu op’ gaat het meteen, en met ‘Test de verbinding’ ziet u of het werkt zonder dat er iets verandert. Zou er ongewoon veel veranderen, dan gebeurt er niets voordat u dat bevestigt; u krijgt daarover een e-mail, en bij Beheer en bij de koppeling staat een melding met de weg erheen.',
    ],
  },
  {
    id: 'voorbeeld', for: FOR, words: 'preview voorvertoning nieuw gewijzigd verdwenen',
    question: 'Wat zie ik in het voorbeeld voordat ik importeer?',
    answer: ['Eerst de aantallen: nieuw, gewijzigd, naar een andere groep en niet meer actief. Daaronder elke groep en persoon die verandert, met de oude en de nieuwe waarde, en wat er in het bestand opviel. Zo ziet u een verkeerd bestand vóórdat het kwaad kan.'],
  },
  {
    id: 'ongewoon-groot', for: FOR, words: 'waarschuwing veel leerlingen verdwijnen bevestigen',
    question: 'Waarom moet ik een import soms extra bevestigen?',
    answer: [
      'Het portaal vraagt een apart ‘Ja, ik heb dit bekeken’ als het bestand ongewoon is:',
      { points: [
        'meer dan vijf, en meer dan een kwart, van de groepen, leerlingen of medewerkers zouden niet meer actief zijn;',
        'veel mensen krijgen ineens een andere voor- en achternaam, wat wijst op een ander LAS;',
        'een nummer hoort volgens het bestand bij iemand met een ander ECK iD;',
        'het bestand is van een ouder schooljaar, of van een later schooljaar dan het volgende.',
      ] },
    ],
  },
  {
    id: 'nieuw-schooljaar', for: [...FOR, 'teacher'], words: 'jaarovergang augustus nieuwe groepen volgend schooljaar klaarzetten licenties',
    question: 'Hoe komen de groepen van het nieuwe schooljaar in het portaal?',
    answer: [
      'Zijn de nieuwe groepen in uw LAS klaar, dan kunt u ze alvast in het portaal klaarzetten. Op 1 augustus gaan ze vanzelf in; tot die dag verandert er niets, ook niet bij uitgeverijen.',
      { points: [
        'Met een automatische koppeling: van mei tot en met juli vraagt het portaal ’s nachts ook naar het nieuwe schooljaar. U krijgt een e-mail als het klaarstaat.',
        'Met een bestand: importeer een EDEXML-bestand van het nieuwe schooljaar. Het portaal ziet dat zelf en biedt ‘Zet klaar’ aan.',
        'Bij Groepen ziet u, en ziet elke leerkracht, onder ‘Nieuw schooljaar’ wie er dan in welke groep zit.',
        'Licenties die u in het portaal aan groepen koppelt, gaan mee naar de groep van hetzelfde jaar. Waar dat niet duidelijk is, staat op de pagina van de import wat u zelf moet kiezen.',
      ] },
    ],
  },
  {
    id: 'import-terugdraaien', for: FOR, words: 'ongedaan terug verkeerd bestand herstellen',
    question: 'Ik heb een verkeerd bestand geïmporteerd. Kan dat terug?',
    answer: ['Ja, de laatste import, tot dertig dagen daarna: open die bij Beheer → Gebruikersgegevens invoeren → Eerdere imports en kies ‘Maak deze import ongedaan’. U ziet eerst wat er terugkomt en wat er gaat. Wat er sinds de import bij kwam, zoals een nieuwe pincode of een e-mailadres van een ouder, blijft. Biedt u hetzelfde bestand daarna opnieuw aan, dan ziet u weer wat u de eerste keer zag, met dezelfde paren.'],
  },
  {
    id: 'regels-met-fouten', for: FOR, words: 'fout regel overslaan verslag csv',
    question: 'In het bestand is één leerling fout. Moet ik dan alles opnieuw doen?',
    answer: ['Nee. Betreft een fout alleen die ene leerling of medewerker, dan kunt u zonder die regel importeren; wie op zo’n regel staat en al bekend is, blijft zoals die is. Het verslag van alle opmerkingen downloadt u op de pagina van de import, om ze in uw LAS te verbeteren.'],
  },
  {
    id: 'ander-las', for: FOR, words: 'wissel overstap nieuw las parnassys esis paren',
    question: 'Wij stappen over op een ander LAS. Raken de leerlingen hun gegevens kwijt?',
    answer: ['Nee. Wie een ECK iD heeft, wordt daaraan herkend. Voor de anderen stelt het portaal bij de eerste import paren voor van wie dezelfde naam heeft en in dezelfde groep zit; vink aan wat klopt; wat u aanvinkt, gaat met ‘Importeer’ mee. Heeft het nieuwe LAS een nummer gegeven dat hier van een ander kind is, dan vraagt het portaal of het nog dezelfde is. Plaatje, pincode, thuislogin en koppelingen blijven dan.'],
  },
  {
    id: 'xml-maker', for: FOR, words: 'zonder las buitenland spreadsheet plakken excel eck2 maken',
    question: 'Onze school heeft geen LAS dat een bestand kan maken. Hoe krijg ik de gegevens erin?',
    answer: ['Met de XML-maker (Beheer → Gebruikersgegevens invoeren). Vul groepen, leerlingen en leerkrachten in, plak ze uit een spreadsheet (wie er twee keer in staat, komt er één keer in), of open een EDEXML-bestand en werk dat bij. Het werk wordt vanzelf bewaard. Daarna importeert u het direct of downloadt u het bestand. E-mailadressen van leerkrachten vult u daarna in op het tabblad Leerkrachten.'],
  },
  {
    id: 'niet-in-bestand', for: FOR, words: 'verwijderd verdwenen uitgeschreven vertrokken wissen',
    question: 'Wat gebeurt er met wie niet meer in het bestand staat?',
    answer: ['Die persoon is niet meer actief en kan meteen niet meer inloggen, maar wordt niet meteen gewist: dat gebeurt na een half jaar. Komt dezelfde persoon in een later bestand terug, dan zijn plaatje, pincode en koppelingen er nog. Een medewerker met een rol die de ICT-coördinator gaf, houdt die rol en is alleen geen leerkracht meer.'],
  },
  {
    id: 'blijven-pincodes', for: FOR, words: 'behouden naam wijziging verhuizen groep',
    question: 'Houden leerlingen hun plaatje en pincode bij een nieuwe import?',
    answer: ['Ja. Het portaal herkent een leerling aan het ECK iD of aan het nummer uit het LAS, niet aan de naam. Een naamswijziging of een andere groep maakt dus geen tweede account.'],
  },
  {
    id: 'leerkracht-niet-mee', for: FOR, words: 'medewerker ontbreekt groep gekoppeld',
    question: 'Waarom staat een leerkracht uit het bestand niet in het portaal?',
    answer: ['Alleen medewerkers die in het bestand aan een groep zijn gekoppeld, komen mee. Wie achterblijft, staat met de reden bij ‘Wat opviel’. Koppel die persoon in het LAS aan een groep en importeer opnieuw. Over een automatische koppeling is bovendien een eigen, bestaand e-mailadres in het LAS nodig.'],
  },
  {
    id: 'groep-wijzigen', for: ['coordinator', 'teacher'], words: 'verkeerde groep leerling verplaatsen naam fout aanpassen',
    question: 'Een leerling staat in de verkeerde groep of de naam klopt niet. Waar verander ik dat?',
    answer: ['In het leerling-administratiesysteem. Groepen en namen zijn van het LAS; na de volgende import zijn ze in het portaal goed.'],
  },
]
