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
    answer: ['Nu nog niet: leerlingen loggen in op school. Vraag de leerkracht of uw kind op een andere manier thuis kan oefenen; sommige scholen hebben daar een eigen omgeving voor.'],
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
