import { STAFF, type Question } from '../model'

const FOR: Question['for'] = ['coordinator']

/** A new school year, and schools that merge, split or close (ACC-7, ACC-8, ACC-9). */
export const SCHOOL_CHANGE_QUESTIONS: readonly Question[] = [
  {
    id: 'klaar-voor-schooljaar', for: STAFF, words: 'nieuw schooljaar checklist jaarovergang leerkracht account controleren',
    question: 'Hoe weet ik of alles klaarstaat voor het nieuwe schooljaar?',
    answer: ['Ga naar Mijn profiel → ‘Klaar voor het nieuwe schooljaar’; van mei tot en met september staat het ook bij Groepen. Het portaal gaat zelf na of u kunt inloggen, uw nieuwe groepen en leerlingen ziet, alle software voor uw groep hebt en of die opent. ICT-coördinatoren vinden het ook bij Beheer, en zien daar wat de school nog moet doen.'],
  },
  {
    id: 'fusie', for: FOR, words: 'fuseren samengaan overname brin samenvoegen leerresultaten snelkoppelingen',
    question: 'Wat moet ik doen als mijn school fuseert?',
    answer: [
      { steps: [
        'Meld de fusie zo vroeg mogelijk bij DUO; van DUO hoort u met welke BRIN-/locatiecode de fusieschool verdergaat.',
        'Zet bij beide scholen de automatische koppeling met het LAS uit (Beheer → Gebruikersgegevens invoeren, ‘Handmatige import’), tot de fusie ook in het LAS is afgerond.',
        'Neem contact op met de helpdesk. Die voegt de scholen samen; leerlingen houden hun nummer bij uitgeverijen, zodat leerresultaten behouden blijven.',
        'Download daarna nieuwe snelkoppelingen: de school heeft een nieuw kenmerk (INSTELLING_REF). Controleer de vinkjes bij Uitgeverijen.',
      ] },
      'Een fusie kan 24 uur lang ongedaan worden gemaakt, zolang er geen import is verwerkt.',
    ],
  },
  {
    id: 'splitsing', for: FOR, words: 'splitsen locatie opsplitsen resultaten ongedaan',
    question: 'Wat moet ik doen als mijn school zich opsplitst?',
    answer: ['Leg eerst de leerresultaten vast in uw eigen administratie: leerlingen die overgaan krijgen een nieuw nummer bij uitgeverijen, en hun resultaten gaan niet mee. Neem daarna contact op met de helpdesk en vertel welke groepen naar welke locatie gaan. Plaatjes, pincodes en thuislogins gaan wel mee.', 'Klopt er iets niet, meld het dezelfde dag: een splitsing kan 24 uur lang ongedaan worden gemaakt, zolang op de nieuwe school niets is gedaan met de groepen die overgingen (geen import, nieuwe pincode, badge of licentie).'],
  },
  {
    id: 'account-sluiten', for: FOR, words: 'opheffen opheffing school sluit stoppen account verwijderen',
    question: 'Hoe sluit ik het account van mijn school?',
    answer: ['Ga naar Beheer → ‘Account sluiten’. De pagina leidt u door de stappen: zet de koppeling met het LAS op ‘Handmatige import’, vink alle uitgeverijen uit en vraag de helpdesk om te sluiten. Daarna kan niemand meer inloggen; de gegevens worden bewaard en na de bewaartermijn gewist.'],
  },
]
