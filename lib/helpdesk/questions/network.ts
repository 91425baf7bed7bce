import type { Question } from '../model'

const FOR: Question['for'] = ['coordinator']

export const NETWORK_QUESTIONS: readonly Question[] = [
  {
    id: 'ip-adres', for: FOR, words: 'internet netwerk toevoegen thuis',
    question: 'Waarom moet ik een IP-adres toevoegen, en hoe?',
    answer: [
      'Leerlingen loggen alleen in vanaf de school; een pincode van vier cijfers is buiten de school niet genoeg. Het portaal herkent de school aan haar IP-adressen.',
      { steps: ['Ga op school naar Beheer → IP-adres toevoegen.', 'Uw eigen adres is al ingevuld. Staat er dat het al in de lijst staat, dan bent u klaar.', 'Klik op ‘Toevoegen’. De snelkoppeling van leerlingen werkt daar meteen.'] },
      'Bent u thuis? Voeg uw thuisadres dan niet toe.',
    ],
  },
  {
    id: 'meer-adressen', for: FOR, words: 'cidr reeks ipv6 locatie dependance wifi',
    question: 'Onze school heeft meer adressen. Moeten ze er allemaal in?',
    answer: ['Ja, elk adres waarmee leerlingen op internet komen, ook dat van een tweede gebouw of van de wifi. Een reeks kan in één keer, zoals 203.0.113.0/28. Gebruikt de school ook IPv6, voeg dat bereik dan toe. Een bereik groter dan /20 (IPv4) of /48 (IPv6) is te groot voor één school en wordt geweigerd.'],
  },
  {
    id: 'dynamisch-ip', for: FOR, words: 'dynamic static verbindingstype provider wisselt',
    question: 'Wat is het verschil tussen Static IP en Dynamic IP?',
    answer: ['Een vast adres verandert nooit; een dynamisch adres krijgt de school nu en dan nieuw van de provider. Installeer dan de Dynamic IP Tool (Beheer → IP-adres toevoegen → Dynamic IP Tool) op één computer die onder schooltijd aanstaat: die houdt de lijst bij, en u krijgt een mail als hij stilvalt. Een vast adres, of een IPv6-bereik, is prettiger.'],
  },
  {
    id: 'apparaten', for: FOR, words: 'aanmelden apparaat geen vast adres 4g tablet chromebook intrekken',
    question: 'Onze school heeft geen eigen adres. Hoe loggen leerlingen dan in?',
    answer: ['Meld de apparaten van de leerlingen aan: log op elk apparaat één keer in als leerkracht of ICT-coördinator en kies bij Mijn profiel ‘Apparaat aanmelden’. Dat apparaat telt daarna overal als school. Raakt het kwijt, trek het dan in bij Beheer → IP-adres toevoegen → Apparaten.'],
  },
  {
    id: 'adres-weghalen', for: FOR, words: 'verwijderen oud adres',
    question: 'Wat gebeurt er als ik een adres verwijder?',
    answer: ['Vanaf dat adres kan geen leerling meer inloggen, en wie er nog is ingelogd kan er geen nieuwe titel meer openen. Medewerkers merken er niets van.'],
  },
]
