import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'

/**
 * A generator of Prisma's, run with `prisma generate`: writes what the schema says of itself, as a typed module. From it
 * come the page 'Privacy', access reports and the renewal of encryption, so that none of them can forget a table.
 *
 * Annotations in `///` comments of a model:
 *   @keeps whose | what | why | how long | who sees it   kept of people; `{name}` is a time of lib/core/retention
 *   @keeps none | why not                           no personal data, though a field looks like it
 * and of a column of bytes:
 *   @sealed context                                 encrypted; the context may hold `{field}`s of the row
 * and of any column:
 *   @untold why                                     not told in a person's access report: it speaks of other schools
 */
const tagged = (documentation, tag) => (documentation ?? '').split('\n').map((line) => line.trim()).filter((line) => line.startsWith(`@${tag} `)).map((line) => line.slice(tag.length + 2).trim())

function describe(model) {
  const columns = model.fields.filter((field) => field.kind !== 'object')
  const [keeps] = tagged(model.documentation, 'keeps')
  return {
    name: model.name,
    table: model.dbName ?? model.name,
    keeps: keeps ? keeps.split('|').map((part) => part.trim()) : null,
    key: (model.primaryKey?.fields ?? model.fields.filter((field) => field.isId).map((field) => field.name)),
    fields: columns.map((field) => ({ name: field.name, column: field.dbName ?? field.name, type: field.type, sealed: tagged(field.documentation, 'sealed')[0] ?? null, untold: tagged(field.documentation, 'untold')[0] ?? null })),
  }
}

function generate({ dmmf, generator }) {
  const models = dmmf.datamodel.models.map(describe)
  const file = path.join(generator.output.value, 'models.ts')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `// Made by prisma/describe.mjs from prisma/schema.\nexport const MODELS = ${JSON.stringify(models, null, 1)} as const\n`)
}

const answer = (message) => process.stderr.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line)
  try {
    if (method === 'getManifest') answer({ id, result: { manifest: { prettyName: 'Description of the schema', defaultOutput: '../lib/platform/db/described' } } })
    if (method === 'generate') answer({ id, result: (generate(params), null) })
  } catch (error) {
    answer({ id, error: { code: 1, message: String(error), data: {} } })
  }
}
