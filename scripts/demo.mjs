import { ensureInstalled } from './setup/install.mjs'
import { runTs } from './setup/run-ts.mjs'

ensureInstalled()
runTs('scripts/demo/main.ts', process.argv.slice(2))
