import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

// The dependency direction is only as good as the rule that checks it: each forbidden step must still be refused, and
// the allowed step beside it must still pass.
const eslint = new ESLint()

async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath })
  return result!.messages.map((message) => message.ruleId ?? message.message)
}

const DIRECTION = 'boundaries/element-types'
const IMPORTS = 'no-restricted-imports'
const SYNTAX = 'no-restricted-syntax'

const refused: [what: string, file: string, code: string, rule: string][] = [
  ['core imports nothing of ours', 'lib/core/names.ts', "export * from '@/lib/platform/env'", DIRECTION],
  ['rules do no I/O', 'lib/groups/rules.ts', "export * from '@/lib/platform/db/pool'", DIRECTION],
  ['components read no data', 'components/ui/Card.tsx', "export * from '@/lib/groups/queries'", DIRECTION],
  ['platform knows no slice', 'lib/platform/log.ts', "export * from '@/lib/groups/queries'", DIRECTION],
  ['the outside world imports nothing of the portal', 'mocks/config.ts', "export * from '@/lib/core/brin'", DIRECTION],
  ['nobody but the database module knows the Prisma client', 'lib/groups/queries.ts', "export { prisma } from '@/lib/platform/db/prisma'", IMPORTS],
  ['only platform/env reads the environment', 'lib/groups/queries.ts', 'export const secret = process.env.NEXTAUTH_SECRET', SYNTAX],
  ['nobody reads raw headers', 'lib/platform/door.ts', 'export const raw = (req: { rawHeaders: string[] }) => req.rawHeaders', SYNTAX],
  ['commands know nothing of Next', 'lib/groups/set-login-method.ts', "export { revalidatePath } from 'next/cache'", IMPORTS],
  ['pages never take the Prisma client', 'app/page.tsx', "export { PrismaClient } from '@/lib/platform/db/generated/client'", DIRECTION],
]

const allowed: [what: string, file: string, code: string][] = [
  ['rules may use core', 'lib/groups/rules.ts', "export * from '@/lib/core/names'"],
  ['queries may use platform', 'lib/groups/queries.ts', "export * from '@/lib/platform/db/pool'"],
  ['components may use core', 'components/ui/Card.tsx', "export * from '@/lib/core/names'"],
  ['the outside world may use itself', 'mocks/config.ts', "export * from './env'"],
  ['actions may use the wrapper', 'lib/groups/actions.ts', "export * from '@/lib/access/action'"],
]

describe('the lint rule for dependency direction bites', () => {
  it.each(refused)('refuses: %s', async (_what, file, code, rule) => {
    expect(await complaints(file, code)).toContain(rule)
  })

  it.each(allowed)('allows: %s', async (_what, file, code) => {
    expect(await complaints(file, code)).toEqual([])
  })
})
