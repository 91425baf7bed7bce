import { SaxesParser } from 'saxes'

/**
 * The order and number of elements that the two standards ask for (domain facts 2.2 and 2.5), each as a pattern over the
 * names of an element's children. For the tests of the writers: an independent second telling of the standard.
 */
const NAMES = '(achternaam (voorvoegsel )?(voornamen )?(voorletters-1 )?(roepnaam )?|roepnaam )'
const SCHOOL_MARK = '(brincode (dependancecode )?(schoolkey )?|instellingsnummer (schoolkey )?|schoolkey )'
const EDEXML: Record<string, string> = {
  '/EDEX': 'school (vestigingen )?(groepen )?leerlingen (leerkrachten )?',
  'EDEX/school': `schooljaar (peildatum )?${SCHOOL_MARK}(aanmaakdatum )?(auteur )?(xsdversie )?(commentaar )?(toevoegingen )?`,
  'EDEX/groepen': '((groep|samengestelde_groep) )+',
  'groepen/groep': 'naam jaargroep (omschrijving )?(toevoegingen )?(mutatiedatum )?',
  'groepen/samengestelde_groep': 'naam (omschrijving )?(toevoegingen )?(mutatiedatum )?',
  'EDEX/leerlingen': '(leerling )+',
  'leerlingen/leerling': `${NAMES}(geboortedatum )?(geslacht )?(start_ondw_jgr3 )?(jaargroep )?(groep )?(samengestelde_groepen )?(vestiging )?(gebruikersnaam )?(emailadres )?`,
  'leerling/groep': '', 'leerling/samengestelde_groepen': '(samengestelde_groep )+', 'samengestelde_groepen/samengestelde_groep': '',
  'EDEX/leerkrachten': '(leerkracht )+',
  'leerkrachten/leerkracht': `${NAMES}(gebruikersnaam )?(emailadres )?((rol|rolomschrijving) )*(groepen )?(toevoegingen )?(mutatiedatum )?`,
  'leerkracht/groepen': '((groep|samengestelde_groep) )+', 'leerkracht/groepen/groep': '', 'leerkracht/groepen/samengestelde_groep': '',
}
const ECK2: Record<string, string> = {
  '/leerlinggegevens': 'school (groepen )?(subgroepen )?leerlingen (leerkrachten )?',
  'leerlinggegevens/school': 'schooljaar (brincode )?(dependancecode )?(schoolkey )?aanmaakdatum xsdversie (auteur )?(commentaar )?',
  'leerlinggegevens/groepen': '(groep )+', 'leerlinggegevens/subgroepen': '(subgroep )+',
  'groepen/groep': 'naam (omschrijving )?(kenmerken )?(mutatiedatum )?', 'subgroepen/subgroep': 'naam (omschrijving )?(kenmerken )?(mutatiedatum )?',
  'leerlinggegevens/leerlingen': '(leerling )+',
  'leerlingen/leerling': `${NAMES.replace('(voornamen )?', '')}geboortedatum (geslacht )?jaargroep (emailadres )?(fotourl )?(groep )?(subgroepen )?(mutatiedatum )?`,
  'leerling/groep': '', 'leerling/subgroepen': '(groep )+', 'subgroepen/groep': '',
  'leerlinggegevens/leerkrachten': '(leerkracht )+',
  'leerkrachten/leerkracht': `${NAMES.replace('(voornamen )?', '')}(emailadres )?(ictcoordinator )?(groepen )?(subgroepen )?(mutatiedatum )?`,
  'leerkracht/groepen': '(groep )+', 'leerkracht/subgroepen': '(groep )+', 'leerkracht/groepen/groep': '',
}

/** Where a file departs from the structure of its standard; empty when it does not. */
export function faultsOf(file: string, form: 'edexml' | 'eck2'): string[] {
  const rules = form === 'edexml' ? EDEXML : ECK2
  const faults: string[] = []
  const open: { name: string; children: string[] }[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => void faults.push(error.message))
  parser.on('opentag', ({ name }) => {
    open.at(-1)?.children.push(name)
    open.push({ name, children: [] })
  })
  parser.on('closetag', () => {
    const { name, children } = open.pop()!
    const path = `${open.at(-1)?.name ?? ''}/${name}`
    const rule = rules[`${open.at(-2)?.name ?? ''}/${path}`] ?? rules[path]
    const found = children.map((child) => `${child} `).join('')
    if (rule === undefined ? children.length > 0 : !new RegExp(`^${rule}$`).test(found)) faults.push(`${name}: ${found}`)
  })
  parser.write(file).close()
  return faults
}
