import { TERMS, termsMark } from '@/lib/consent/terms'
import { everything } from './command'

/** The mark of what these publishers ask for now, as a page carries it. */
export const shownTerms = async (...ids: string[]): Promise<string> => termsMark(await everything().publisher.findMany({ where: { id: { in: ids } }, select: TERMS }))
