import { ensureInstalled } from './setup/install.mjs'
import { runTs } from './setup/run-ts.mjs'

ensureInstalled()
runTs('scripts/stack/build.ts', process.argv.slice(2))
