import spellChecker from '@zootools/email-spell-checker'

/**
 * What may be a slip of the pen in a parent's address (HOM-9). Pure and without Node: the field asks it while somebody
 * types, the server when the form is sent.
 */
export type Hint = {
  /** The address that was probably meant; null when only the ending looks wrong. */
  suggestion: string | null
  /** The question, with 'Bedoelt u …?' where there is something to suggest. */
  question: string
}

/** Where Dutch parents have their mail, besides the large services that the library knows. */
const DUTCH = [
  'ziggo.nl', 'kpnmail.nl', 'kpnplanet.nl', 'planet.nl', 'home.nl', 'hetnet.nl', 'xs4all.nl', 'casema.nl', 'upcmail.nl', 'chello.nl', 'quicknet.nl', 'online.nl', 'tele2.nl',
  'telfort.nl', 'solcon.nl', 'zeelandnet.nl', 'caiway.nl', 'caiway.net', 'hccnet.nl', 'zonnet.nl', 'wxs.nl', 'freedom.nl', 'kpn.com', 'odido.nl', 't-mobilethuis.nl', 'delta.nl', 'ben.nl',
]
const LARGE = ['gmail.com', 'hotmail.com', 'hotmail.nl', 'outlook.com', 'outlook.nl', 'live.nl', 'live.com', 'msn.com', 'icloud.com', 'me.com', 'mac.com', 'yahoo.com', 'yahoo.nl', 'mail.com', 'mail.nl', 'gmx.net', 'gmx.com', 'gmx.de', 'proton.me', 'pm.me', 'hey.com']
const KNOWN = new Set([...LARGE, ...DUTCH, ...spellChecker.POPULAR_DOMAINS])

/** Domains that exist or could, and that nobody means. */
const SLIPS: Record<string, string> = {
  'gmail.nl': 'gmail.com', 'googlemail.nl': 'gmail.com', 'icloud.nl': 'icloud.com', 'hotmail.co': 'hotmail.com', 'gmail.co': 'gmail.com', 'outlook.co': 'outlook.com',
  'ziggo.com': 'ziggo.nl', 'kpnmail.com': 'kpnmail.nl', 'planet.com': 'planet.nl', 'hetnet.com': 'hetnet.nl', 'home.com': 'home.nl', 'xs4all.com': 'xs4all.nl',
}
/** Endings that do not exist, with what they stand for. */
const ENDINGS: Record<string, string> = { n: 'nl', nll: 'nl', ln: 'nl', nk: 'nl', con: 'com', cmo: 'com', ocm: 'com', comm: 'com', vom: 'com', xom: 'com', coom: 'com', cim: 'com', bee: 'be' }

/** A question about the address, or null when nothing looks wrong. What is no address at all is not its matter. */
export function hintFor(address: string): Hint | null {
  const text = address.trim().toLowerCase()
  const at = text.lastIndexOf('@')
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)]
  if (at < 1 || domain === '' || KNOWN.has(domain)) return null
  const meant = meantDomain(domain)
  if (meant && meant !== domain) return { suggestion: `${local}@${meant}`, question: `Bedoelt u ${local}@${meant}?` }
  const ending = domain.slice(domain.lastIndexOf('.') + 1)
  return domain.includes('.') && ending.length === 1 ? { suggestion: null, question: `Eindigt dit adres echt op ‘.${ending}’?` } : null
}

function meantDomain(domain: string): string | null {
  if (SLIPS[domain]) return SLIPS[domain]
  const dot = domain.lastIndexOf('.')
  const ending = ENDINGS[domain.slice(dot + 1)]
  const mended = dot > 0 && ending ? `${domain.slice(0, dot)}.${ending}` : domain
  if (KNOWN.has(mended)) return mended
  // The part before the @ stays out of it: the library would encode it.
  const found = /^[a-z0-9.-]+$/.test(mended) ? spellChecker.run({ email: `a@${mended}`, domains: [...KNOWN], secondLevelDomains: ['hotmail', 'outlook', 'yahoo'], topLevelDomains: TOP_LEVEL }) : undefined
  return found?.domain ?? (mended === domain ? null : mended)
}

/** Endings that are right as they are: asking about each of them would be noise. */
const TOP_LEVEL = [...spellChecker.POPULAR_TLDS.filter((ending) => ending !== 'no' && ending !== 'ml' && ending !== 'nu'), 'no', 'ml', 'nu', 'frl', 'amsterdam', 'eu', 'lu', 'pt', 'ma', 'tr', 'sr', 'school', 'example', 'email', 'online', 'info', 'app']
