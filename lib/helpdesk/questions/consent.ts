import type { Question } from '../model'

const FOR: Question['for'] = ['coordinator']

export const CONSENT_QUESTIONS: readonly Question[] = [
  {
    id: 'uitgeverij-aanvinken', for: FOR, words: 'toestemming vinkje gegevens delen',
    question: 'Wat gebeurt er als ik een uitgeverij aanvink?',
    answer: [
      'U geeft namens de school toestemming. De uitgeverij mag dan de gegevens ophalen die in de lijst achter haar naam staan, en leerlingen en leerkrachten met een licentie kunnen er inloggen. Klik daarna op ‘Sla uitgeverijen op’.',
      'Vink alleen uitgeverijen aan waarvan de school software gebruikt.',
    ],
  },
  {
    id: 'uitgeverij-weghalen', for: FOR, words: 'intrekken stoppen uitvinken toestemming',
    question: 'En als ik het vinkje weghaal?',
    answer: ['Vanaf dat moment gaan er geen gegevens meer heen en kan niemand er nog inloggen, ook niet wie al bezig was en iets nieuws opent. Het portaal zegt dan waarom. De koppelingen van licenties blijven staan: vinkt u de uitgeverij later weer aan, dan werkt het zoals daarvoor.'],
  },
  {
    id: 'wat-krijgt-uitgeverij', for: ['coordinator', 'teacher'], words: 'attributen privacy voornaam eck id delen nummer',
    question: 'Wat krijgt een uitgeverij te zien?',
    answer: ['Altijd de nummers waaraan zij de school herkent, zoals het BRIN, en van iedere leerling en medewerker een portaalnummer en, bij het inloggen, een schuilnaam. Verder alleen wat bij de uitgeverij in de lijst staat, bijvoorbeeld voornaam en groep. Bij Beheer → Uitgeverijen ziet u dat vóór u aanvinkt.'],
  },
  {
    id: 'uitgeverij-vraagt-meer', for: FOR, words: 'akkoord afwijzen extra gegevens doel toestemming opnieuw',
    question: 'Een uitgeverij vraagt meer dan eerst. Wat nu?',
    answer: ['Een vinkje geldt voor wat er stond toen u het zette. Vraagt een uitgeverij later meer gegevens, of gebruikt zij ze ergens anders voor, dan staat dat bovenaan bij Beheer → Uitgeverijen. Tot u op ‘Ga akkoord’ klikt krijgt zij alleen wat zij al kreeg; wijst u af, dan blijft dat zo. Onder ‘Eerder afgewezen’ kunt u later alsnog akkoord gaan.'],
  },
  {
    id: 'nog-niet-opgehaald', for: FOR, words: 'wachten synchronisatie verbinding opgehaald',
    question: '‘Heeft nog niet opgehaald’ of ‘nog geen verbinding’: wat betekent dat?',
    answer: ['‘Heeft nog niet opgehaald’: u hebt aangevinkt, maar de uitgeverij heeft de gegevens van uw school nog niet opgevraagd. Duurt dat langer dan een dag, vraag het dan de helpdesk van de uitgeverij. ‘Nog geen verbinding’: deze uitgeverij is nog niet op het portaal aangesloten; een vinkje heeft dan nog geen gevolg.'],
  },
]
