import { createRemoteJWKSet, jwtVerify } from 'jose'
import { z } from 'zod'
import { ExpiringMap } from '../../expiring-map'

const question = z.object({ instelling: z.int(), gebruiker: z.int(), jti: z.string() })
export type Question = z.output<typeof question>

const MINUTES = 60 * 1000

/** Checks the portal's questions: signed with a key that it publishes, for our address, once. */
export class LookupKeys {
  private readonly keys: ReturnType<typeof createRemoteJWKSet>
  private readonly used = new ExpiringMap<true>(5 * MINUTES, 100_000)

  constructor(private readonly settings: { issuer: string; address: string }) {
    this.keys = createRemoteJWKSet(new URL(`${settings.issuer}/jwks`))
  }

  /** Answers null for what is no question of the portal's to us, or one that was put before. */
  async read(token: string): Promise<Question | null> {
    const { issuer, address } = this.settings
    const found = await jwtVerify(token, this.keys, { issuer, audience: address, typ: 'leerpoort-licence+jwt', algorithms: ['ES256'], maxTokenAge: '2m' }).catch(() => null)
    const read = question.safeParse(found?.payload)
    if (!read.success || this.used.get(read.data.jti)) return null
    this.used.set(read.data.jti, true)
    return read.data
  }
}
