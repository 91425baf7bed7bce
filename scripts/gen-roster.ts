import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { schoolYearOf } from '../lib/core/school-year'
import { brinOf, rosterFile } from './roster-files'

// npm run gen:roster -- --schools N [--out dir] [--changed 0.05]: synthetic EDEXML 2.1, a file a school of about 220
// pupils, 12 groups and 18 staff. The same N gives the same files; `changed` gives those of a later day.
const { values } = parseArgs({ options: { schools: { type: 'string', default: '1' }, out: { type: 'string', default: '.data/rosters' }, changed: { type: 'string', default: '0' } } })
const [schools, changed] = [Number(values.schools), Number(values.changed)]
if (!Number.isInteger(schools) || schools < 1 || !(changed >= 0 && changed <= 1)) {
  console.error('--schools must be a whole number above 0, and --changed a share between 0 and 1.')
  process.exit(2)
}
mkdirSync(values.out, { recursive: true })
const schoolYear = schoolYearOf(new Date())
for (let school = 0; school < schools; school += 1) writeFileSync(path.join(values.out, `${brinOf(school)}.xml`), rosterFile({ school, schoolYear, changed }))
console.log(`${schools} ${schools === 1 ? 'file' : 'files'} in ${values.out}, school year ${schoolYear}.`)
