import { AppError } from '@/lib/core/errors'
import { acrossSchools } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'

/** Whether this installation is for trials (SANDBOX): then nothing in it is real, and publishers make what they need themselves (PUB-5). */
export const hasSandboxes = (): boolean => env().SANDBOX

/** @throws AppError 'not-found' in an installation for schools */
export function requireSandboxes(): void {
  if (!hasSandboxes()) throw new AppError('not-found')
}

/**
 * The same before something is made: SANDBOX may have been set by mistake where schools work. Schools of the demonstration (DEMO) are made up.
 * @throws AppError 'not-found'; 'sandbox-schools' when there are schools that no sandbox made
 */
export async function requireTrials(settings: { SANDBOX: boolean; DEMO?: string | undefined } = env()): Promise<void> {
  if (!settings.SANDBOX) throw new AppError('not-found')
  if (settings.DEMO !== '1' && (await standsAmongSchools())) throw new AppError('sandbox-schools')
}

/** At start: tells who runs the portal that SANDBOX is set where it does nothing. A database that is away says it at the next start. */
export async function warnOfSchools(): Promise<void> {
  await requireTrials().catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'sandbox-schools') log().error('SANDBOX is set, but this database has schools that no sandbox made: no sandbox will be made here. Give the installation for trials a database of its own')
  })
}

const standsAmongSchools = async (): Promise<boolean> => (await acrossSchools('strangers make nothing where schools work').school.findFirst({ where: { active: true, sandbox: null }, select: { id: true } })) !== null
