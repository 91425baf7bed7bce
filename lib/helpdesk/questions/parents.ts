import type { Question } from '../model'

const FOR: Question['for'] = ['parent']

export const PARENT_QUESTIONS: readonly Question[] = [
  {
    id: 'ouder-vraag', for: FOR, words: 'contact hulp bellen mailen',
    question: 'Ik ben ouder en heb een vraag. Bij wie moet ik zijn?',
    answer: ['Altijd bij de school van uw kind: bij de leerkracht of de ICT-coördinator. Zij kennen uw kind en kunnen zien hoe alles is ingesteld.'],
  },
  {
    id: 'thuis-inloggen', for: FOR, words: 'thuislogin huiswerk oefenen wachtwoord thuis',
    question: 'Kan mijn kind thuis inloggen?',
    answer: ['Ja, als de school dat voor uw kind heeft ingesteld. De leerkracht vult uw e-mailadres in; u krijgt een mail met een link en kiest een wachtwoord. Daarna logt u samen met uw kind in bij ‘Thuis inloggen’. Uw kind ziet daar alleen software die ook thuis mag. Gebruikt de school een netwerkomgeving, zoals MOO of ZuluConnect? Dan logt uw kind thuis meestal dáár in; vraag het de school.'],
  },
  {
    id: 'thuis-geen-mail', for: FOR, words: 'link activatie spam postvak wachtwoord vergeten gebruikersnaam',
    question: 'Ik krijg geen mail om een wachtwoord te kiezen',
    answer: ['Kijk bij de ongewenste mail, controleer of uw postvak vol is, en vraag op school welk adres de leerkracht precies heeft ingevuld: een letter te weinig of een spatie te veel en de mail komt niet aan. Via ‘Gebruikersnaam of wachtwoord vergeten’ vraagt u zelf een nieuwe link aan, eens in de 15 minuten; de leerkracht kan er altijd een sturen.'],
  },
  {
    id: 'thuis-uitgelogd', for: FOR, words: 'opnieuw inloggen afsluiten broer zus',
    question: 'Waarom moeten we steeds opnieuw inloggen?',
    answer: ['Zodra de software open is, is uw kind in het portaal uitgelogd. Zo komt een broer of zus nooit in de verkeerde software terecht. Wil uw kind iets anders doen, log dan opnieuw in. Op school hoeft dat niet.'],
  },
  {
    id: 'pincode-kind', for: FOR, words: 'vergeten code plaatje',
    question: 'Mijn kind weet de pincode niet meer',
    answer: ['De leerkracht kan de pincode of het plaatje opzoeken. Op school kan uw kind dan meteen verder.'],
  },
  {
    id: 'gegevens-kind', for: FOR, words: 'privacy inzage avg verwijderen bewaren gegevens',
    question: 'Welke gegevens van mijn kind staan in het portaal, en wie krijgt ze?',
    answer: ['De naam, de groep en wat nodig is om in te loggen, zoals het plaatje en de pincode. De school bepaalt welke uitgeverijen er iets van krijgen en wat. Wilt u de gegevens zien, laten verbeteren of laten verwijderen? Vraag het de school: die is er verantwoordelijk voor.'],
  },
  {
    id: 'bezwaar', for: FOR, words: 'toestemming weigeren uitgeverij delen',
    question: 'Ik wil niet dat een bedrijf gegevens van mijn kind krijgt',
    answer: ['Bespreek dit met de school. Zij kan u laten zien welke uitgeverijen zijn aangevinkt, waarvoor, en welke gegevens daarbij horen.'],
  },
]
