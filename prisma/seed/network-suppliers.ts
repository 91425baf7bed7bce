/** The network environments of the manuals (NET-3). Plain data: scripts read it too. */
export type NetworkSupplierSeed = {
  /** NETWERKBEHEERDER in addresses. */
  slug: string
  name: string
  company?: string
  /** The same company as a publisher (PUB-7). */
  publisher?: string
  /** Has a connection: it is a provider of the outside world. */
  live?: boolean
}

export const NETWORK_SUPPLIERS: NetworkSupplierSeed[] = [
  { slug: 'moo', name: 'MOO', company: 'Heutink ICT' },
  { slug: 'zuluconnect', name: 'ZuluConnect', company: 'de Rolf groep' },
  { slug: 'x-cool', name: 'X Cool', company: 'Cloudwise' },
  { slug: 'skool', name: 'Skool/Miloo', live: true },
  { slug: 'ratho-portaal', name: 'Ratho Portaal' },
  { slug: 'prowise-go', name: 'Prowise Go', publisher: 'prowise-go' },
  { slug: 'mijn-onderwijs-portaal', name: 'MijnOnderwijsPortaal', company: 'Onderwijsgroep Meppel' },
  { slug: 'onlineklas', name: 'OnlineKlas', company: 'Stenvert', publisher: 'stenvert' },
  { slug: 'edugrip', name: 'EDUgrip' },
  { slug: 'actacom', name: 'Actacom' },
]

export const LIVE_ENVIRONMENTS = NETWORK_SUPPLIERS.filter(({ live }) => live).map(({ slug }) => slug)

/** Under which name an environment's client secret stands among the publishers': one company can be both (PUB-7). */
export const environmentKey = (slug: string) => `environment ${slug}`
/** What the portal is called at the environments. */
export const PORTAL_CLIENT = 'leerpoort'
