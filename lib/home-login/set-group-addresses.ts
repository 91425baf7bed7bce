import { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { addressQuestions, confirmField } from './address-questions'
import { fillSlots, MOST_LINES } from './address-list'
import { readAddress, type Slots } from './address-rules'
import { currentSlots, setHomeAddresses } from './set-addresses'

type Row = { key: string; pupilId: string; byHand: boolean; emails: [string | null, string | null]; shown: [string | null, string | null]; confirmed: [string | undefined, string | undefined] }

/**
 * The form behind the preview: for each row `pupil-3`, `email1-3`, `email2-3`, whom the preview found (`found-3`) with
 * what was there (`was-email1-3`), and the ticks that answer a question. Rows without a pupil are left out.
 */
export const groupAddressesInput = z.object({ groupId: z.uuid() }).catchall(z.string().max(400).optional()).transform((form, context) => {
  const rows: Row[] = []
  const taken = new Set<string>()
  for (let at = 0; at < MOST_LINES; at += 1) {
    // An empty field is none: whether it comes as empty or not at all.
    const field = (name: string) => form[`${name}-${at}`] || undefined
    const pupilId = field('pupil')
    if (!pupilId) continue
    const wrong = (name: string, message: string) => context.addIssue({ code: 'custom', path: [`${name}-${at}`], message })
    if (!z.uuid().safeParse(pupilId).success) wrong('pupil', 'Kies een leerling uit de lijst.')
    if (taken.has(pupilId)) wrong('pupil', 'Deze leerling staat al bij een andere regel. Zet beide adressen daar neer en kies hier ‘niet gebruiken’.')
    taken.add(pupilId)
    const [one, two] = (['email1', 'email2'] as const).map((name) => {
      const text = field(name)
      const read = text && text.trim() !== '' ? readAddress(text) : null
      if (read && !read.ok) wrong(name, read.problem)
      return read?.ok ? read.address : null
    }) as [string | null, string | null]
    if (one && one === two) wrong('email2', 'Dit is hetzelfde adres als E-mailadres 1. Vul een ander adres in of laat dit veld leeg.')
    rows.push({ key: String(at), pupilId, byHand: field('found') !== pupilId, emails: [one, two], shown: [field('was-email1') ?? null, field('was-email2') ?? null], confirmed: [field(confirmField('email1')), field(confirmField('email2'))] })
  }
  return { groupId: form.groupId, rows }
})

/**
 * Sets the addresses of a whole group at once (HOM-8): all in one transaction with their mails, or none.
 * @throws AppError 'not-found', 'please-confirm', 'home-list-nothing' and those of setHomeAddresses
 */
export async function setGroupAddresses(context: CommandContext, { groupId, rows }: z.output<typeof groupAddressesInput>): Promise<{ changed: number }> {
  const { tx } = context
  const ids = rows.map((row) => row.pupilId)
  const members = await tx.pupil.count({ where: { id: { in: ids }, removedAt: null, OR: [{ groupId }, { combined: { some: { groupId } } }] } })
  if (members !== ids.length) throw new AppError('not-found')
  if (rows.every((row) => row.emails.every((address) => address === null))) throw new AppError('home-list-nothing')
  const current = await currentSlots(tx, ids)
  const chosen = rows.map((row) => (row.byHand ? byHand(row, current.get(row.pupilId) ?? [null, null]) : row))
  const asked = chosen.flatMap((row) => ([0, 1] as const).flatMap((at) => {
    const address = row.emails[at]
    return address && !row.shown.includes(address) ? [{ field: `email${at + 1}-${row.key}`, address, confirmed: row.confirmed[at] }] : []
  }))
  const questions = await addressQuestions(context, asked)
  if (Object.keys(questions).length > 0) throw new AppError('please-confirm', undefined, {}, questions)
  return { changed: await setHomeAddresses(context, chosen.map(({ pupilId, emails, shown }) => ({ pupilId, wanted: emails, shown }))) }
}

/** A pupil whom somebody chose for a line: the preview could not show what was there, so it stays and the new ones join it. */
function byHand(row: Row, current: Slots): Row {
  const { slots, over } = fillSlots(current, row.emails.filter((address): address is string => address !== null))
  if (over.length > 0) throw new AppError('invalid-input', undefined, {}, { [`pupil-${row.key}`]: ['Bij deze leerling staan al twee adressen. Kies ‘niet gebruiken’ en wijzig de adressen bij de leerling zelf.'] })
  return { ...row, emails: slots, shown: [current[0], current[1]] }
}
