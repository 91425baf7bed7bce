/** What the page says after one of its forms sent somebody back here. */
export const DONE: Record<string, string> = {
  geactiveerd: 'De invalkracht heeft toegang en krijgt nu een e-mail.',
  beeindigd: 'De toegang is beëindigd.',
  toegevoegd: 'De medewerker is toegevoegd en krijgt nu een e-mail.',
  gewijzigd: 'De rollen zijn opgeslagen. Ze gelden meteen.',
}
