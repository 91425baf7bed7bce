import { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { compareNames, fullName } from '@/lib/core/names'
import { hintFor } from './address-hints'
import { fillSlots, MOST_LINES, readAddressList, whoIs, type ListLine } from './address-list'
import { readAddress } from './address-rules'
import { currentSlots } from './set-addresses'

export const previewInput = z.object({ groupId: z.uuid(), list: z.string({ error: 'Plak hier de regels van uw spreadsheet.' }).max(60_000, 'Dit is te veel tekst. Doe één groep tegelijk.') })

export type PreviewRow = {
  /** As in the field names of the form that follows: `pupil-3`, `email1-3`. */
  key: string
  /** What stood in the list, such as `regel 4: Aad van Aa`. */
  source: string
  pupilId: string | null
  emails: [string | null, string | null]
  /** What these fields hold now. */
  was: [string | null, string | null]
  /** What is worth a look before somebody says yes. */
  notes: string[]
}
export type Preview = { rows: PreviewRow[]; pupils: { id: string; name: string; email1: string | null; email2: string | null }[]; matched: number }

/**
 * Who matches which pupil of the group, before anything is set (HOM-8): by exact name; unknown names and those of two
 * pupils are left for choosing by hand. Changes nothing.
 * @throws AppError 'not-found' and what makes a list unreadable
 */
export async function previewAddresses({ tx }: CommandContext, input: z.output<typeof previewInput>): Promise<Preview> {
  const group = await tx.group.findFirst({ where: { id: input.groupId, removedAt: null }, select: { id: true } })
  if (!group) throw new AppError('not-found')
  const list = readAddressList(input.list)
  if (!list.ok) throw new AppError(list.code, undefined, { max: MOST_LINES, ...('lines' in list ? { lines: list.lines } : {}), ...('line' in list ? { line: list.line } : {}) })
  const pupils = await tx.pupil.findMany({ where: { removedAt: null, OR: [{ groupId: group.id }, { combined: { some: { groupId: group.id } } }] }, select: { id: true, firstName: true, prefix: true, lastName: true } })
  const homes = await currentSlots(tx, pupils.map((pupil) => pupil.id))
  const current = (id: string): [string | null, string | null] => {
    const [one, two] = homes.get(id) ?? [null, null]
    return [one, two]
  }
  const rows = together(list.lines, pupils).map(({ lines, pupilId, found }, at): PreviewRow => {
    const was = pupilId ? current(pupilId) : ([null, null] as [null, null])
    const given = lines.flatMap((line) => line.addresses).map(asKept)
    const { slots, over } = fillSlots(was, given)
    return { key: String(at), source: sourceOf(lines), pupilId, emails: slots, was, notes: [...whoNotes(found), ...addressNotes(given, was, slots, over)] }
  })
  return {
    rows,
    matched: rows.filter((row) => row.pupilId).length,
    pupils: pupils.sort(compareNames).map((pupil) => ({ id: pupil.id, name: fullName(pupil), email1: current(pupil.id)[0], email2: current(pupil.id)[1] })),
  }
}

type Together = { lines: ListLine[]; pupilId: string | null; found: number }

/** One row a pupil: exports often have a line for each parent. */
function together(lines: ListLine[], pupils: Parameters<typeof whoIs>[1]): Together[] {
  const rows: Together[] = []
  for (const line of lines) {
    const found = whoIs(line.name, pupils)
    const pupilId = found.length === 1 ? found[0]! : null
    const known = pupilId && rows.find((row) => row.pupilId === pupilId)
    if (known) known.lines.push(line)
    else rows.push({ lines: [line], pupilId, found: found.length })
  }
  return rows
}

const sourceOf = (lines: ListLine[]): string => `${lines.length === 1 ? 'regel' : 'regels'} ${lines.map(({ line }) => line).join(' en ')}: ${lines[0]!.name || 'geen naam'}`

const asKept = (text: string): string => {
  const read = readAddress(text)
  return read.ok ? read.address : text
}

function whoNotes(found: number): string[] {
  if (found === 1) return []
  return [found === 0 ? 'In deze groep zit niemand met precies deze naam. Kies de leerling zelf, of laat de regel weg.' : `${found} leerlingen heten zo. Kies zelf wie het is.`]
}

function addressNotes(given: string[], was: readonly (string | null)[], slots: readonly (string | null)[], over: string[]): string[] {
  if (given.length === 0) return ['Er staat geen e-mailadres bij.']
  const fresh = slots.filter((address): address is string => address !== null && !was.includes(address))
  return [
    ...fresh.flatMap((address) => {
      const read = readAddress(address)
      const hint = read.ok ? hintFor(address) : null
      return read.ok ? (hint ? [hint.question] : []) : [`${address}: ${read.problem}`]
    }),
    ...(over.length > 0 ? [`Meer dan twee adressen: ${over.join(' en ')} past er niet bij. Pas hieronder aan welke twee u wilt.`] : []),
    ...(fresh.length === 0 && over.length === 0 ? ['Staat er al; hier verandert niets.'] : []),
  ]
}
