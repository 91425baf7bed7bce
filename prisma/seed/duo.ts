import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { readDuoBoards, readDuoLocations } from '@/lib/schools/duo-csv'
import { saveDuoRegister } from '@/lib/schools/save-duo-register'

/** The demonstration's own DUO register: its schools, and one that has no account yet. */
export async function seedRegister(): Promise<void> {
  const file = (name: string) => readFile(path.join(import.meta.dirname, 'duo', name))
  const read = readDuoLocations(await file('adressen.csv'), readDuoBoards(await file('besturen.csv')))
  if (!read.ok || read.problems.length > 0) throw new Error('the demonstration\'s register does not read')
  await saveDuoRegister(read.locations, new Date())
}
