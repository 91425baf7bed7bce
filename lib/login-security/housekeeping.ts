import { acrossSchools } from '@/lib/platform/db/scope'

/** Forgets second steps that nobody took, and apps that were never confirmed; a job does this. */
export async function dropOldSteps(now: Date): Promise<void> {
  const whole = acrossSchools('a job cleans up for all schools')
  await whole.loginStep.deleteMany({ where: { expiresAt: { lt: now } } })
  await whole.totpApp.deleteMany({ where: { confirmedAt: null, createdAt: { lt: new Date(now.getTime() - 86_400_000) } } })
}
