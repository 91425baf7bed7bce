import { KEEP_DAYS } from '@/lib/core/retention'
import { parseBrin } from '@/lib/core/brin'

/** A merger can be undone for this many hours (ACC-8). */
export const UNDO_HOURS = 24 * KEEP_DAYS.mergeUndo
export const undoableUntil = (mergedAt: Date): Date => new Date(mergedAt.getTime() + UNDO_HOURS * 3_600_000)
export const isUndoable = (mergedAt: Date, now: Date): boolean => now < undoableUntil(mergedAt)

/** A merger that can still be undone, and until when. */
export type Undoable = { mergeId: string; until: Date }
export type SchoolState = { id: string; name: string; brin: string | null; active: boolean; /** An automatic link with a LAS, live or not. */ link: boolean; /** Imports that wait or run. */ waiting: number; /** Mergers of it that can still be undone. */ undoable: readonly Undoable[] }
export type NewLocation = { brin: string; atDuo: boolean; /** The school that has it. */ usedBy: string | null }
export type Block = 'same' | 'goes-closed' | 'stays-closed' | 'goes-link' | 'stays-link' | 'goes-waiting' | 'stays-waiting' | 'undoable' | 'brin-malformed' | 'brin-of-goes' | 'brin-used' | 'brin-unknown'

/** The mergers of two schools that can still be undone, each once: they must be settled first. */
export function undoableOf(one: SchoolState, other: SchoolState): Undoable[] {
  return [...new Map([...one.undoable, ...other.undoable].map((each) => [each.mergeId, each])).values()]
}

/** What stands in the way of a merger, in the order in which it can be mended (ACC-8). */
export function blocksOf(goes: SchoolState, stays: SchoolState, location: NewLocation | null): Block[] {
  if (goes.id === stays.id) return ['same']
  const blocks: Block[] = []
  const when = (is: boolean, block: Block) => void (is && blocks.push(block))
  when(!goes.active, 'goes-closed')
  when(!stays.active, 'stays-closed')
  when(goes.link, 'goes-link')
  when(stays.link, 'stays-link')
  when(goes.waiting > 0, 'goes-waiting')
  when(stays.waiting > 0, 'stays-waiting')
  when(undoableOf(goes, stays).length > 0, 'undoable')
  if (location && parseBrin(location.brin) === null) blocks.push('brin-malformed')
  else if (location && location.brin === goes.brin) blocks.push('brin-of-goes')
  else if (location && location.usedBy !== null && location.usedBy !== stays.id) blocks.push('brin-used')
  else if (location) when(!location.atDuo, 'brin-unknown')
  return blocks
}

export const BLOCK_WORDS: Record<Block, string> = {
  same: 'Dit is twee keer dezelfde school.',
  'goes-closed': 'De school die opgaat is al gesloten.',
  'stays-closed': 'De school die blijft is gesloten.',
  'goes-link': 'De school die opgaat heeft nog een automatische koppeling met haar LAS. De ICT-coördinator zet die uit bij Gebruikersgegevens invoeren (‘Handmatige import’), tot de fusie in het LAS is afgerond.',
  'stays-link': 'De school die blijft heeft nog een automatische koppeling met haar LAS. De ICT-coördinator zet die uit bij Gebruikersgegevens invoeren (‘Handmatige import’), tot de fusie in het LAS is afgerond.',
  'goes-waiting': 'Bij de school die opgaat wacht nog een import. Laat die eerst verwerken of annuleren.',
  'stays-waiting': 'Bij de school die blijft wacht nog een import. Laat die eerst verwerken of annuleren.',
  undoable: 'Een eerdere fusie van een van deze scholen kan nog ongedaan worden gemaakt. Wacht tot dat niet meer kan.',
  'brin-malformed': 'De nieuwe BRIN-/locatiecode klopt niet: 2 cijfers, 2 letters, 2 cijfers.',
  'brin-of-goes': 'De nieuwe code is die van de school die opgaat. Wissel de scholen om: dan blijft de school met deze code.',
  'brin-used': 'Een andere school in het portaal heeft deze code al.',
  'brin-unknown': 'DUO kent de nieuwe code (nog) niet. Wacht tot zij in het DUO-register staat.',
}

export type UndoBlock = 'late' | 'import' | 'import-waits' | 'staff' | 'school' | 'people' | 'licences' | 'other' | 'mixed'
/** Nothing that somebody does makes undoing possible again. */
export const isForGood = (blocks: readonly UndoBlock[]): boolean => blocks.includes('late') || blocks.includes('import')

/** Why a merger cannot be undone as of now, in words for who wants to. */
export const UNDO_WORDS: Record<UndoBlock, string> = {
  late: 'De 24 uur zijn voorbij.',
  import: 'Sinds de fusie is een import verwerkt of teruggedraaid.',
  'import-waits': 'Er staat een import klaar om verwerkt te worden.',
  staff: 'Van een medewerker die overging zijn sinds de fusie rechten gewijzigd:',
  school: 'De scholen zelf zijn sinds de fusie gewijzigd of opnieuw samengevoegd.',
  people: 'Groepen, leerlingen of medewerkers zijn sinds de fusie gewijzigd in wat de fusie veranderde.',
  licences: 'Licenties of hun koppelingen zijn sinds de fusie gewijzigd.',
  other: 'Adressen, apparaten of thuislogins zijn sinds de fusie gewijzigd in wat de fusie veranderde.',
  mixed: 'Sinds de fusie is iets van de ene school aan iets van de andere gekoppeld: een leerling, medewerker, groep of licentie. Beëindig die koppeling eerst.',
}
