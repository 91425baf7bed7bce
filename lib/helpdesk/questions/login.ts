import { STAFF, type Question } from '../model'

export const LOGIN_QUESTIONS: readonly Question[] = [
  {
    id: 'inloggen-medewerker', for: STAFF, words: 'aanmelden account e-mail',
    question: 'Hoe log ik in als leerkracht of ICT-coördinator?',
    answer: [
      'Klik op ‘Inloggen’ en vul het e-mailadres en het wachtwoord in dat bij uw account hoort. Op school en thuis is dat hetzelfde adres en hetzelfde wachtwoord.',
      'Een ICT-coördinator begint op het tabblad Beheer, andere medewerkers op Groepen.',
    ],
  },
  {
    id: 'sessie-overname', for: STAFF, words: 'potentiële sessie-overname ander netwerk ip-adres wifi 4g uitgelogd bevestigen',
    question: 'Er staat ‘Potentiële sessie-overname’. Wat is dat?',
    answer: ['U werkt via een ander netwerk dan waar u inlogde, bijvoorbeeld omdat de wifi wegviel en u via 4G verdergaat. Vul één keer uw wachtwoord in, of gebruik uw passkey. Daarna bent u terug waar u was. De cache hoeft u nooit te legen. Uw school kan ook kiezen dat u in zo’n geval opnieuw inlogt.'],
  },
  {
    id: 'tweede-stap', for: STAFF, words: 'passkey app code authenticator tweestapsverificatie mfa 2fa herstelcode beveiligen telefoon kwijt',
    question: 'Hoe beveilig ik mijn account met een tweede stap?',
    answer: ['Ga naar Mijn profiel → Inloggen beveiligen. Voeg een passkey toe, of stel een app met codes in. U krijgt dan meteen tien herstelcodes. Druk ze af of sla ze op: daarmee komt u binnen als u uw telefoon of passkey kwijt bent. De ICT-coördinator kan bij Beheer → Inloggen van medewerkers een tweede stap verplicht stellen voor ICT-coördinatoren.'],
  },
  {
    id: 'wachtwoord-kwijt', for: STAFF, words: 'vergeten reset nieuw wachtwoord',
    question: 'Ik weet mijn wachtwoord niet meer. Wat nu?',
    answer: ['Klik op de inlogpagina op ‘Gebruikersnaam of wachtwoord vergeten’ en vul uw e-mailadres in. Is het adres bekend, dan krijgt u een link waarmee u een nieuw wachtwoord instelt; ten hoogste één per kwartier. Geen bericht? Vraag uw ICT-coördinator welk e-mailadres de school van u heeft.'],
  },
  {
    id: 'te-vaak-fout', for: STAFF, words: 'geblokkeerd wachten blokkade',
    question: 'Er staat dat ik te vaak een verkeerd wachtwoord heb ingevuld. Is mijn account geblokkeerd?',
    answer: [
      'Nee. Na acht verkeerde pogingen vanaf dezelfde plek moet u daar ten hoogste een kwartier wachten; de melding zegt hoe lang. Daarna kunt u gewoon weer inloggen.',
      'Probeert iemand anders het ergens anders met uw e-mailadres, dan hebt u daar geen last van.',
    ],
  },
  {
    id: 'combinatie-klopt-niet', for: STAFF, words: 'onbekend e-mailadres',
    question: 'Waarom zegt het portaal niet óf mijn e-mailadres óf mijn wachtwoord fout is?',
    answer: ['Dan zou iedereen kunnen uitzoeken wie er een account heeft. De melding is daarom altijd dezelfde, ook als het account nog niet is geactiveerd. Controleer beide.'],
  },
  {
    id: 'vanzelf-uitgelogd', for: STAFF, words: 'sessie verlopen tijd',
    question: 'Waarom ben ik vanzelf uitgelogd?',
    answer: [
      'Na twee uur zonder gebruik eindigt het inloggen, en in elk geval na tien uur. Bij leerlingen is dat een halfuur en twee uur, omdat zij apparaten delen.',
      'U wordt ook uitgelogd als iemand anders in dezelfde browser inlogt.',
    ],
  },
  {
    id: 'een-login-per-browser', for: STAFF, words: 'tegelijk leerling leerkracht browser apparaat',
    question: 'Kan ik in één browser als leerkracht én als leerling ingelogd zijn?',
    answer: ['Nee. Eén browser houdt één persoon vast: wie inlogt, beëindigt wat er stond. Zo ziet een kind op een gedeeld apparaat nooit de pagina’s van een ander. Wilt u een leerlingsnelkoppeling proberen, gebruik dan een ander apparaat of een privévenster.'],
  },
  {
    id: 'meerdere-scholen', for: STAFF, words: 'wisselen andere school',
    question: 'Ik werk op meer dan één school. Hoe wissel ik?',
    answer: [
      'Na het inloggen kiest u een school. Later wisselt u met ‘andere school’, rechtsboven naast de naam van de school.',
      'Stond er nog een tabblad open van de vorige school en slaat u daar iets op, dan zegt het portaal ‘U bent van school gewisseld’ en verandert er niets. Ververs dat tabblad.',
    ],
  },
  {
    id: 'geen-school', for: STAFF, words: 'niet verbonden',
    question: 'Er staat: ‘U bent nog niet aan een school verbonden’. Wat betekent dat?',
    answer: ['Uw account bestaat, maar geen school heeft u op dit moment als medewerker. Dat komt voor als u bij een import niet meer in het bestand stond of als een vervanging is afgelopen. Vraag de ICT-coördinator van uw school.'],
  },
  {
    id: 'inactief', for: STAFF, words: 'status actief activatielink e-mailadres toevoegen',
    question: 'Wat betekent ‘inactief’ achter een leerkracht?',
    answer: [
      'Deze persoon heeft nog geen account dat is geactiveerd en kan niet inloggen. Wie uit een bestand binnenkomt, begint altijd zo: een bestand geeft niemand toegang.',
      'De ICT-coördinator vult op het tabblad Leerkrachten het e-mailadres in. Na ‘Opslaan’ krijgt de leerkracht een activatielink; daarmee kiest die zelf een wachtwoord en is dan actief. Daar staat ook of de mail is aangekomen, en kunt u de link opnieuw sturen.',
    ],
  },
  {
    id: 'inloggen-niet-gelukt', for: STAFF, words: 'inlogfout bladwijzer referentienummer uitgeverij',
    question: 'Ik kom op de pagina ‘Inloggen is niet gelukt’ met een referentienummer.',
    answer: ['De uitgeverij stuurde een aanvraag die het portaal niet herkent, meestal door een bewaarde bladwijzer of een pagina die lang open stond. Klik op ‘Opnieuw beginnen’ en open de titel vanuit Lesmateriaal. Blijft het zo, geef dan het nummer door: in het logboek staat daarbij wat er misging.'],
  },
  {
    id: 'account-aanvragen', for: STAFF, words: 'nieuw schoolaccount eerste ICT-coördinator aanvraag bestuur bestuurder formulier DUO BRIN',
    question: 'Hoe krijgt onze school een account, of een eerste ICT-coördinator?',
    answer: [
      'Met het formulier op de pagina Aanvragen, die u vindt op de startpagina. U vult bestuur, school en ICT-coördinator in, een wettig bestuurslid tekent het ingevulde formulier, en u stuurt de scan in. Is er al een ICT-coördinator, dan kan die u zelf toevoegen bij Beheer → Ondersteunend Personeel/Invalkracht.',
      'De helpdesk vergelijkt de aanvraag met het register van DUO, doorgaans op dezelfde werkdag. U krijgt bericht, ook als er iets niet klopt.',
    ],
  },
  {
    id: 'gebruikersovereenkomst', for: STAFF, words: 'akkoord voorwaarden accepteren versie',
    question: 'Waarom moet ik de gebruikersovereenkomst accepteren?',
    answer: ['U werkt met gegevens van kinderen. In de gebruikersovereenkomst staat hoe u daarmee omgaat. U gaat akkoord bij de eerste keer inloggen, en opnieuw als er een nieuwe versie is; daarvoor kunt u nergens bij. De tekst staat onder aan elke pagina, ook zonder inloggen.'],
  },
]
