import { readFile } from 'node:fs/promises'
import { closePool } from '../lib/platform/db/pool'
import { readDuoBoards, readDuoLocations } from '../lib/schools/duo-csv'
import { DuoFileTooSmall, saveDuoRegister } from '../lib/schools/save-duo-register'

// npm run duo:import -- <address file> [<board file>] [--force]: takes DUO's CSV over into the register (ACC-2).
const [addresses, boards] = process.argv.slice(2).filter((word) => !word.startsWith('--'))
if (!addresses) {
  console.error('Name the address file of DUO, and if you have it the board file: npm run duo:import -- adressen.csv [besturen.csv]')
  process.exit(1)
}
const read = readDuoLocations(await readFile(addresses), boards ? readDuoBoards(await readFile(boards)) : undefined)
if (!read.ok) {
  console.error(read.brokenAt ? `A quotation mark does not close, at or before line ${read.brokenAt}.` : `This is no address file of DUO: it lacks ${read.missing.join(', ')}.`)
  process.exit(1)
}
for (const { line, what } of read.problems) console.warn(`line ${line}: ${what}`)
try {
  const { listed, closed } = await saveDuoRegister(read.locations, new Date(), { force: process.argv.includes('--force') })
  console.log(`${listed} locations listed, ${closed} closed, ${read.problems.length} rows left out`)
} catch (error) {
  if (!(error instanceof DuoFileTooSmall)) throw error
  console.error(`This file is no whole register (${error.message}). Add --force if it is.`)
  process.exitCode = 1
} finally {
  await closePool()
  // The job queue that mails wait in keeps a process alive.
  process.exit()
}
