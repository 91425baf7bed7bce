import { acrossSchools } from '@/lib/platform/db/scope'

/** The job 'status.pulse': the worker says that it lives (HLP-4). */
export async function beat(now: Date): Promise<void> {
  await acrossSchools('the worker serves all schools').pulse.upsert({ where: { name: 'worker' }, create: { name: 'worker', at: now }, update: { at: now } })
}
