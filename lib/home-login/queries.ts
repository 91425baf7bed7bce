import { run } from '@/lib/platform/db/pool'
import type { HomeChild } from './rules'
import { CHILDREN } from './sql'

/** The children of a home login who are present, at all schools (HOM-2, HOM-7). */
export function childrenOf(homeAccountId: string): Promise<HomeChild[]> {
  return run<HomeChild>(CHILDREN, [homeAccountId])
}
