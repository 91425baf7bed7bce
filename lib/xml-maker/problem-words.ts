/** What is wrong and what to do, for each thing that the checks of the XML-maker see (LAS-6). `{name}` is a value. */
const WORDS = {
  'school-year': ['Het schooljaar klopt niet.', 'Schrijf twee opeenvolgende jaren, zoals 2026-2027.'],
  'school-year-old': ['{year} is voorbij: het is nu {current}.', 'Pas het schooljaar aan. Een import van een oud schooljaar vraagt eerst om een bevestiging.'],
  'school-year-far': ['{year} is nog ver weg: het is nu {current}.', 'Pas het schooljaar aan: een bestand van dat jaar kan nog niet worden geïmporteerd.'],
  'school-unknown': ['Van uw school is geen BRIN en geen schoolsleutel bekend.', 'Vraag de helpdesk om de schoolsleutel in te stellen.'],
  'no-pupils': ['Er staat nog geen leerling in.', 'Voeg bij Leerlingen ten minste één leerling toe.'],
  missing: ['Dit veld is nog leeg.', 'Vul het in.'],
  'too-long': ['Deze tekst is te lang: {length} tekens.', 'Maak er ten hoogste {max} tekens van.'],
  'too-long-eck2': ['Voor een ECK2-bestand is deze tekst te lang: {length} tekens.', 'Maak er ten hoogste {max} tekens van, of kies het EDEXML-bestand.'],
  invisible: ['Hier staan tekens in die niet zichtbaar zijn.', 'Wis het veld en typ de tekst opnieuw.'],
  formula: ['Dit lijkt een formule uit een spreadsheet.', 'Typ hier de naam zelf.'],
  'key-dummy': ['Een sleutel die met # begint, geldt maar voor één bestand.', 'Kies een sleutel die ieder jaar gelijk blijft.'],
  'key-double': ['Deze sleutel staat ook in rij {first}.', 'Geef elke rij een eigen sleutel, of verwijder de dubbele rij.'],
  'year-not-used': ['Bij een samengestelde groep wordt de jaargroep niet gebruikt.', 'U kunt dit veld leeg laten.'],
  'year-unknown': ['{code} is geen jaargroep.', 'Kies 0 tot en met 8, of een andere code uit de lijst.'],
  'year-choose': ['‘{group}’ is een combinatiegroep: het portaal weet niet in welke jaargroep deze leerling zit.', 'Kies {years}.'],
  'year-of-group': ['C is alleen voor groepen.', 'Vul de jaargroep van deze leerling zelf in, zoals 5.'],
  'year-left': ['H betekent dat deze leerling van school is.', 'Verwijder de rij, of vul de jaargroep in.'],
  'name-double': ['Er is nog een groep met deze naam.', 'Geef een van beide een andere naam, dan zijn ze uit elkaar te houden.'],
  'needs-last-name': ['Hier hoort een achternaam bij.', 'Vul de achternaam in, of maak dit veld leeg.'],
  initials: ['Voorletters zijn letters.', 'Schrijf hoofdletters, zonder cijfers en leestekens.'],
  'several-groups': ['Een leerling zit in één groep.', 'Zet de andere bij Samengestelde groepen.'],
  'no-group': ['Deze leerling zit nog in geen groep.', 'Vul de groep in; zonder groep kan de leerling niet inloggen.'],
  'group-unknown': ['De groep ‘{group}’ is er niet.', 'Kies een groep uit de lijst, of voeg de groep toe bij Groepen.'],
  'group-combined': ['‘{group}’ is een samengestelde groep.', 'Zet die in de kolom Samengestelde groepen, en kies hier de eigen groep.'],
  'group-base': ['‘{group}’ is geen samengestelde groep.', 'Zet die in de kolom Groep, of maak er bij Groepen een samengestelde groep van.'],
  'staff-no-group': ['Deze leerkracht is aan geen groep gekoppeld en komt daarom niet mee met de import.', 'Vul de groepen in.'],
} as const
export type ProblemCode = keyof typeof WORDS

/** The message and the remedy of a problem. */
export function problemWords(code: ProblemCode, values: Record<string, string | number>): { message: string; remedy: string } {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
  return { message: fill(WORDS[code][0]), remedy: fill(WORDS[code][1]) }
}
