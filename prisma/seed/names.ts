/** Invented names for the pupils of the demonstration, always the same. */
const FIRST = ['Aaf', 'Bas', 'Cato', 'Driss', 'Elif', 'Fenna', 'Gijs', 'Hamza', 'Iza', 'Jip', 'Kees', 'Lotte', 'Mees', 'Noor', 'Omar', 'Puk', 'Quin', 'Roos', 'Sem', 'Tess', 'Umar', 'Veerle', 'Wout', 'Yara', 'Zoë', 'Ömer', 'Łucja', 'Jean-Luc']
const LAST: [prefix: string | null, name: string][] = [
  [null, 'Bakker'], ['de', 'Boer'], ['van den', 'Berg'], [null, 'Yılmaz'], [null, 'Jansen'], ["van 't", 'Hof'], [null, 'El Amrani'], ['ter', 'Horst'],
  [null, 'Nguyễn'], ['van der', 'Meer'], [null, 'Smit'], [null, 'Kowalska'], ['de la', 'Cruz'], [null, 'Visser'], ['in \'t', 'Veld'], [null, 'Postma'],
]

/** The name with this number: first and last names go round at different speeds. */
export function inventedName(at: number): { firstName: string; prefix: string | null; lastName: string } {
  const [prefix, lastName] = LAST[(at * 7 + 3) % LAST.length]!
  return { firstName: FIRST[at % FIRST.length]!, prefix, lastName }
}
