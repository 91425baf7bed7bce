import { keyNames } from '../lib/platform/crypto'
import { closePool } from '../lib/platform/db/pool'
import { envOrExit } from '../lib/platform/env'
import { LOOKED_UP, renewLookups, rotateColumn, SEALED } from '../lib/platform/sql-rotate'
import { acrossSchools } from '../lib/platform/db/scope'
import { SCHEDULES, type KeyUse } from '../lib/sso/key-schedule'
import { addSigningKey, publishedKeys, retireSigningKey } from '../lib/sso/signing-keys'

// npm run keys:rotate [-- --lookup]       everything under the newest encryption key; the hashes of ECK iDs under LOOKUP_KEY
// npm run keys:signing [-- new|retire]    the keys that sign id tokens
// npm run keys:saml [-- new|retire]       the keys that sign SAML assertions, with their certificates
// docs/operations.md, 'Key rotation'.
envOrExit()

async function rotate(words: string[]): Promise<number> {
  if (words.includes('--lookup')) {
    for (const table of LOOKED_UP) console.log(`${table}: ${await renewLookups(table)} hashes made anew`)
    return 0
  }
  const { current, all } = keyNames()
  console.log(`Encrypting anew under ${current}; known keys: ${all.join(', ')}`)
  let wrong = 0
  for (const column of SEALED) {
    const { table, column: name, renewed, failed, left } = await rotateColumn(column, console.log)
    wrong += failed + left
    console.log(`${table}.${name}: ${renewed} renewed${failed > 0 ? `, ${failed} that no key opens` : ''}${left > 0 ? `, ${left} still under an older key` : ''}`)
  }
  console.log(wrong === 0 ? `Everything is under ${current}: older keys may go from ENCRYPTION_KEYS.` : 'Not everything is under the newest key: keep the older keys, and run this again.')
  return wrong === 0 ? 0 : 1
}

async function signing(use: KeyUse, [what, ...rest]: string[]): Promise<number> {
  const now = new Date()
  if (what === 'new') {
    const hours = rest[0] === undefined ? SCHEDULES[use].lead / 3_600_000 : Number(rest[0])
    if (!Number.isFinite(hours) || hours < 0) throw new Error('Say after how many hours the new key signs, such as 24.')
    console.log(`Added ${await addSigningKey(now, hours, use)}: published within a minute, signs in ${hours} hours.`)
  } else if (what === 'retire') await retireSigningKey(rest[0] ?? '', now, use)
  else if (what !== undefined) throw new Error(`npm run keys:${use === 'saml' ? 'saml' : 'signing'} [-- new [hours] | retire <name>]`)
  const [signs] = await publishedKeys(use, now)
  for (const key of await acrossSchools('an operator looks at the signing keys').signingKey.findMany({ where: { use }, orderBy: { signsFrom: 'asc' } }))
    console.log(`${key.kid}  ${key.retiredAt ? `retired ${key.retiredAt.toISOString()}` : key.kid === signs!.kid ? 'signs now' : key.signsFrom > now ? `signs from ${key.signsFrom.toISOString()}` : 'published only'}`)
  return 0
}

const [command, ...words] = process.argv.slice(2)
try {
  process.exitCode = command === 'signing' ? await signing('openid', words) : command === 'saml' ? await signing('saml', words) : await rotate(words)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closePool()
}
