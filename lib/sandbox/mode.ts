import { AppError } from '@/lib/core/errors'
import { env } from '@/lib/platform/env'

/** Whether this installation is for trials (SANDBOX): then nothing in it is real, and publishers make what they need themselves (PUB-5). */
export const hasSandboxes = (): boolean => env().SANDBOX

/** @throws AppError 'not-found' in an installation for schools */
export function requireSandboxes(): void {
  if (!hasSandboxes()) throw new AppError('not-found')
}
