import { acrossSchools } from '@/lib/platform/db/scope'

/** The last merger that gave this school a new INSTELLING_REF since a moment; null: none, or it was undone. */
export async function mergedSince(schoolId: string, since: Date): Promise<{ mergedAt: Date } | null> {
  return acrossSchools('a merger belongs to two schools').schoolMerge.findFirst({ where: { staysId: schoolId, status: 'done', mergedAt: { gte: since } }, select: { mergedAt: true }, orderBy: { mergedAt: 'desc' } })
}
