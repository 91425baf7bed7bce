import type { z } from 'zod'
import { record } from '@/lib/audit/record'
import { acrossSchools } from '@/lib/platform/db/scope'
import { eraseMade } from './erase-sandbox'
import { holdSandbox } from './find-sandbox'
import { sandboxUntil } from './rules'
import type { sandboxInput } from './schema'

type From = { address: string | null; now: Date }

/** 'Verleng': from today on another month. @throws AppError 'link-dead' */
export async function prolongSandbox({ token }: z.output<typeof sandboxInput>, { address, now }: From): Promise<void> {
  await acrossSchools('whoever holds the link keeps the sandbox').$transaction(async (tx) => {
    const { id, schoolId } = await holdSandbox(tx, token, now)
    if (!schoolId) return
    const until = sandboxUntil(now)
    await tx.sandbox.update({ where: { id }, data: { expiresAt: until, tokenExpiresAt: until } })
    await record(tx, { kind: 'stranger', address }, { action: 'sandbox.prolonged', schoolId: null, subjectId: id })
  })
}

/** 'Verwijder': all of it goes, at once. @throws AppError 'link-dead' */
export async function removeSandbox({ token }: z.output<typeof sandboxInput>, { address, now }: From): Promise<void> {
  await acrossSchools('whoever holds the link keeps the sandbox').$transaction(async (tx) => {
    const sandbox = await holdSandbox(tx, token, now)
    await eraseMade(tx, sandbox, { kind: 'stranger', address })
    await tx.sandbox.delete({ where: { id: sandbox.id } })
  })
}
