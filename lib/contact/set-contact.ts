import type { z } from 'zod'
import type { BesideContext } from '@/lib/access/action'
import type { contactInput, lasContactInput } from './schema'

/** 'Contactgegevens opslaan' (HLP-1). */
export async function setContact({ tx, audit }: BesideContext, input: z.output<typeof contactInput>): Promise<void> {
  await tx.helpdeskContact.upsert({ where: { id: 1 }, create: { id: 1, ...input }, update: input })
  await audit({ action: 'helpdesk.contact-set', schoolId: null, subjectId: 'helpdesk' })
}

/** The same for the supplier of a LAS (HLP-5). */
export async function setLasContact({ tx, audit }: BesideContext, { system, ...input }: z.output<typeof lasContactInput>): Promise<void> {
  await tx.lasContact.upsert({ where: { system }, create: { system, ...input }, update: input })
  await audit({ action: 'helpdesk.contact-set', schoolId: null, subjectId: system })
}
