import { ensureInstalled } from './setup/install.mjs'
import { runTs } from './setup/run-ts.mjs'

// node scripts/run.mjs FILE.ts ARGS: for the scripts that package.json names.
ensureInstalled()
const [file, ...args] = process.argv.slice(2)
runTs(file, args)
