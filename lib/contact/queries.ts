import { acrossSchools } from '@/lib/platform/db/scope'
import { portalContactAddress } from '@/lib/platform/portal'
import { LAS_SYSTEM_NAMES, LAS_SYSTEMS } from '@/lib/las/rules'
import { DEFAULT_HOURS, type Contact } from './rules'

/** How the helpdesk is reached (HLP-1); until somebody told, by the address that mails come from. */
export async function helpdeskContact(): Promise<Contact> {
  const row = await acrossSchools('the helpdesk is for all schools').helpdeskContact.findUnique({ where: { id: 1 }, omit: { id: true } })
  return row ?? { ...DEFAULT_HOURS, telephone: '', email: portalContactAddress() }
}

export type DirectoryEntry = { name: string; company: string | null; website: string; email: string; telephone: string }

const entry = ({ name, company = null, website, email, telephone }: { name: string; company?: string | null; website: string | null; email: string | null; telephone: string | null }): DirectoryEntry =>
  ({ name, company, website: website ?? '', email: email ?? '', telephone: telephone ?? '' })

/** Who to ask what (HLP-5): every publisher, supplier of a LAS and network environment, with how to reach them. */
export async function directory(): Promise<{ publishers: DirectoryEntry[]; lasSuppliers: (DirectoryEntry & { system: (typeof LAS_SYSTEM_NAMES)[number] })[]; environments: DirectoryEntry[] }> {
  const database = acrossSchools('the directory is for all schools')
  const select = { name: true, website: true, email: true, telephone: true } as const
  const [publishers, las, environments] = await Promise.all([
    database.publisher.findMany({ select, orderBy: { name: 'asc' } }), database.lasContact.findMany(), database.networkSupplier.findMany({ select: { ...select, company: true }, orderBy: { name: 'asc' } }),
  ])
  return {
    publishers: publishers.map(entry),
    lasSuppliers: LAS_SYSTEM_NAMES.map((system) => {
      const { website = '', email = '', telephone = '' } = las.find((row) => row.system === system) ?? {}
      return { ...entry({ name: LAS_SYSTEMS[system].name, company: LAS_SYSTEMS[system].supplier, website, email, telephone }), system }
    }),
    environments: environments.map(entry),
  }
}
