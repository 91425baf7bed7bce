import type { CommandContext } from '@/lib/access/action'
import { hintFor } from './address-hints'
import { readAddress } from './address-rules'

/** An address that somebody wants to set: the field it stands in, and the one that was ticked as right, if any. */
export type AskedAddress = { field: string; address: string; confirmed: string | undefined }

/** The name of the tick with which somebody says that a field's address is right. */
export const confirmField = (field: string): string => `confirm-${field}`

/**
 * What to ask before addresses are set (HOM-9): slips of the pen, the teacher's own address, a colleague's login. By the
 * name of the tick that answers it; empty when there is nothing to ask. Only colleagues of this school are looked for:
 * who works elsewhere is nobody's business.
 */
export async function addressQuestions({ tx, actor }: Pick<CommandContext, 'tx' | 'actor'>, asked: AskedAddress[]): Promise<Record<string, string[]>> {
  const open = asked.filter(({ address, confirmed }) => !confirmed || kept(confirmed) !== address)
  const staff = await tx.employment.findMany({ where: { removedAt: null, user: { email: { in: open.map(({ address }) => address) } } }, select: { user: { select: { email: true } } } })
  const logins = new Set(staff.map(({ user }) => user?.email))
  const own = kept(actor.email)
  const questions: Record<string, string[]> = {}
  for (const { field, address } of open) {
    const hint = hintFor(address)
    const question = address === own ? 'Dit is uw eigen e-mailadres. Wilt u dat u zelf voor deze leerling thuis inlogt?'
      : logins.has(address) ? 'Met dit e-mailadres logt een collega van uw school in. Is het ook een adres van thuis?'
      : hint && `${hint.question} U vulde ${address} in.`
    if (question) questions[confirmField(field)] = [question]
  }
  return questions
}

const kept = (text: string): string => {
  const read = readAddress(text)
  return read.ok ? read.address : text
}
