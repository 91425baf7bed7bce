import type { IncomingMessage, ServerResponse } from 'node:http'
import { KINDS, type Las } from './model'
import { schoolsOf } from './schools'
import { serve } from './service'

/** What each system agreed with the portal, by slug. */
export type LasAgreements = Record<string, { customerCode: string; customerName: string; key: string }>

/** The systems that have an agreement with the portal, with their schools; what is changed is gone at the next start. */
export function makeLasWorld(agreements: LasAgreements, now: () => Date = () => new Date()): Map<string, Las> {
  return new Map(
    KINDS.flatMap((kind) => {
      const agreed = agreements[kind.slug]
      if (!agreed) return []
      const schools = new Map(schoolsOf(kind.slug).map((school) => [school.brin, school]))
      return [[kind.slug, { ...kind, customer: { code: agreed.customerCode, name: agreed.customerName, key: agreed.key }, schools, now }] as const]
    }),
  )
}

/** Answers a request to a web service; false for every other one. */
export function answersLas(systems: ReadonlyMap<string, Las>, req: IncomingMessage, res: ServerResponse): boolean {
  const slug = /^\/las\/([a-z]+)\/uwlr$/.exec((req.url ?? '').split('?')[0] ?? '')?.[1]
  const las = slug ? systems.get(slug) : undefined
  if (!las || req.method !== 'POST') return false
  serve(las, req, res)
  return true
}
