import { ensureInstalled } from './setup/install.mjs'
import { runTs } from './setup/run-ts.mjs'

ensureInstalled()
runTs('scripts/check/all.ts', ['--fast', ...process.argv.slice(2)])
