import { STAFF, type Question } from '../model'

export const PUPIL_QUESTIONS: readonly Question[] = [
  {
    id: 'leerling-inloggen', for: STAFF, words: 'snelkoppeling groep plaatje pincode bureaublad',
    question: 'Hoe logt een leerling in?',
    answer: [
      { steps: ['De leerling opent op school de snelkoppeling.', 'Kiest de groep.', 'Kiest het eigen plaatje met de eigen naam.', 'Tikt de pincode in of wijst het geheime plaatje aan, en is meteen in de software.'] },
      'Lezen of een toetsenbord is niet nodig.',
    ],
  },
  {
    id: 'snelkoppeling', for: ['coordinator'], words: 'downloaden url webclip instelling_ref target adres tablet chromebook',
    question: 'Waar haal ik de snelkoppelingen vandaan?',
    answer: ['Bij Lesmateriaal → Snelkoppelingen: alle titels in één zip, per titel voor Windows, Mac en iPad, voor alle Chromebooks tegelijk, en uitgeschreven om te kopiëren. Bij Mijn profiel staan de snelkoppelingen naar het portaal zelf; daarmee komt de leerling bij een overzicht van alle eigen software. In elke snelkoppeling staat het kenmerk van uw school: gebruik geen snelkoppeling van een andere school.'],
  },
  {
    id: 'alleen-op-school', for: STAFF, words: 'dit werkt alleen op school thuis ip adres',
    question: 'De leerling ziet ‘Dit werkt alleen op school’, maar we zijn op school',
    answer: ['Het adres waarmee dit apparaat op internet gaat, is niet bij de school bekend. Misschien staat het op mobiel internet of heeft de school een nieuw adres gekregen. De ICT-coördinator voegt het toe bij Beheer → IP-adres toevoegen, op dat apparaat of in hetzelfde netwerk; daarna werkt het meteen.'],
  },
  {
    id: 'plaatje-is-oud', for: STAFF, words: 'oude snelkoppeling unknown school titel fusie',
    question: 'De leerling ziet ‘Dit plaatje is oud’',
    answer: ['De snelkoppeling hoort niet (meer) bij een school, of wijst naar software die het portaal niet kent. Onder ‘Voor de leerkracht’ staat welk van de twee. Vervang de snelkoppeling; met het apparaat is niets mis.'],
  },
  {
    id: 'pincode-vergeten', for: STAFF, words: 'vergeten kwijt wachtwoord plaatje opzoeken pin',
    question: 'Een leerling weet de pincode of het geheime plaatje niet meer',
    answer: ['Open de groep op het tabblad Groepen. In de kolom Wachtwoord van het groepsoverzicht staat de pincode of het plaatje. Alleen wie de groep mag zien, kan dit lezen. Een nieuwe geeft u met ‘inloggen herstellen’ achter de leerling, of voor de hele groep onder de tabel. Daarna print u het kaartje opnieuw met ‘Print versie’.'],
  },
  {
    id: 'even-wachten', for: STAFF, words: 'verkeerde pincode te vaak gokken blokkade',
    question: 'De leerling moet ‘even wachten’',
    answer: ['Na zes verkeerde pogingen binnen een minuut is er een korte pauze, zodat klasgenoten geen codes gaan raden. Na ten hoogste een minuut kan de leerling weer; een blokkade is er niet. De leerkracht ziet het in het groepsoverzicht bij ‘Wie kon vandaag niet inloggen’.'],
  },
  {
    id: 'login-methode', for: STAFF, words: 'pincode wachtwoordplaatje wisselen kleuters',
    question: 'Kan een groep wachtwoordplaatjes gebruiken in plaats van pincodes?',
    answer: ['Ja. Open de groep en klik op ‘Wijzig login methode groep’. Iedere leerling heeft beide: bij het wisselen hoeft u niets nieuws te maken. Groepen 1 en 2 beginnen met plaatjes, de andere met een pincode.'],
  },
  {
    id: 'qr-badge', for: STAFF, words: 'qr badge kaartje camera kwijt vergeten printen ongeldig code',
    question: 'Kunnen leerlingen inloggen met een QR-badge?',
    answer: [
      'Ja. Open de groep en klik op ‘Wijzig login methode groep’. Maak en print eerst de badges, deel ze uit, en kies dan QR-badge. Voor één leerling kan het ook: klik achter de leerling op ‘inloggen herstellen’.',
      'Badge vergeten? Geef daar een code voor één keer; die werkt tot het eind van de dag. Badge kwijt? Maak hem daar ongeldig en print de nieuwe.',
    ],
  },
  {
    id: 'plaatjes', for: STAFF, words: 'leerlingplaatje dier zelfde plaatje kiezen',
    question: 'Wie bepaalt het plaatje van een leerling?',
    answer: ['Het portaal geeft elk nieuw kind een plaatje dat nog niemand in de groep heeft. Het blijft bij het kind, ook in een volgende groep. Bij een wachtwoordplaatje kiest het kind uit twaalf plaatjes, altijd dezelfde in dezelfde volgorde. De leerkracht kiest bij ‘wijzigen’ een ander plaatje of een ander wachtwoordplaatje.'],
  },
  {
    id: 'gedeelde-tablet', for: STAFF, words: 'ik ben klaar uitloggen volgende kind vorige leerling',
    question: 'Onze tablets worden gedeeld. Hoe voorkom ik dat een kind in het account van een ander werkt?',
    answer: ['Laat kinderen op ‘Ik ben klaar’ klikken. Vergeet een kind dat, dan logt het volgende kind gewoon in: het vorige is daarmee uitgelogd. Boven in het scherm staat de naam van wie er bezig is. Na een halfuur zonder gebruik eindigt het inloggen vanzelf.'],
  },
  {
    id: 'dubbele-namen', for: STAFF, words: 'voornaam achternaam letter naam zichtbaar',
    question: 'Waarom staat bij sommige kinderen een letter van de achternaam?',
    answer: ['Klasgenoten zien alleen voornamen. Heten er twee hetzelfde, dan komt er zoveel van de achternaam bij als nodig is om ze te onderscheiden.'],
  },
]
