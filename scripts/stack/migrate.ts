import { migrate } from '../../lib/platform/db/migrate'
import { envOrExit } from '../../lib/platform/env'

// Applies the migrations of this release; the first step of every start.
const applied = await migrate(envOrExit().DATABASE_URL)
console.log(applied.length ? `Migrations applied: ${applied.join(', ')}` : 'The database is up to date.')
process.exit(0)
