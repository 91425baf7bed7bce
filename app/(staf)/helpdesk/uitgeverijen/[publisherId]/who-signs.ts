import { authorities } from '@/lib/publisher-desk/authorities'
import { nameOf } from '@/lib/publisher-desk/rules'

/** Which certificates get through, and what of it the portal can see for itself (PUB-2). */
export function whoSigns(): string {
  const trusted = authorities()
  if (!trusted) return 'Of een certificaat door de verbinding komt, ziet het portaal hier niet: een proxy ervoor bepaalt welke autoriteiten hij vertrouwt. Vraag dat na bij wie het portaal beheert.'
  return `Alleen certificaten van ${trusted.map(nameOf).join(' of ')} komen erdoor. Bij een certificaat controleert het portaal dat; bij alleen een vingerafdruk kan dat niet, vraag de uitgeverij dan wie het ondertekende.`
}
