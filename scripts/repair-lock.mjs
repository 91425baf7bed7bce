import { readFileSync, writeFileSync } from 'node:fs'

// A lock file made where only this system's binaries are on offer lacks the optional packages of the others, and
// `npm ci` then refuses it elsewhere. This adds the missing entries: name, version, system; never a download address.
const SYSTEMS = { darwin: 'darwin', win32: 'win32', windows: 'win32', linux: 'linux', freebsd: 'freebsd', openbsd: 'openbsd', netbsd: 'netbsd', android: 'android', openharmony: 'openharmony', sunos: 'sunos', aix: 'aix' }
const PROCESSORS = ['x64', 'arm64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32']

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
let added = 0
for (const [place, entry] of Object.entries({ ...lock.packages }))
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (resolves(place, name)) continue
    const words = name.split(/[-/]/)
    const system = Object.keys(SYSTEMS).find((word) => words.includes(word))
    const processor = PROCESSORS.find((word) => words.includes(word))
    lock.packages[`node_modules/${name}`] = {
      version: range.replace(/^[\^~]/, ''),
      optional: true,
      ...(entry.dev ? { dev: true } : {}),
      ...(processor ? { cpu: [processor] } : {}),
      ...(system ? { os: [SYSTEMS[system]] } : {}),
    }
    added += 1
  }
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
console.log(`package-lock.json: ${added} entries added`)

/** Finds a package as Node would: beside the one that asks, then upwards. */
function resolves(place, name) {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true
    if (!folder) return false
    if (!folder.includes('/node_modules/')) folder = ''
    if (!folder && lock.packages[`node_modules/${name}`]) return true
    if (!folder) return false
  }
}
