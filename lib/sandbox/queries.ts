import { decrypt } from '@/lib/platform/crypto'
import { acrossSchools } from '@/lib/platform/db/scope'
import { portalOrigin } from '@/lib/platform/portal'
import { sandboxOf } from './find-sandbox'

type ClientAuth = 'secretBasic' | 'secretPost' | 'key' | 'none'
const CONNECTION = { clientId: true, clientAuth: true, clientSecretCipher: true, redirectUris: true, postLogoutRedirectUris: true, backchannelLogoutUri: true, apiKeys: true, samlEntityId: true, samlAcsUrls: true, samlSigns: true, samlOpens: true } as const

export type SandboxView = {
  email: string
  /** Null while nothing was made. */
  made: null | {
    expiresAt: Date
    /** `secret`: where the client has one. */
    client: { id: string; auth: ClientAuth; secret: string | null; redirectUris: string[]; postLogoutRedirectUris: string[]; backchannelLogoutUri: string | null; issuer: string; api: boolean }
    /** Null: not that way. */
    saml: null | { entityId: string; acsUrls: string[]; signs: boolean; opens: boolean; metadata: string }
    school: { name: string; brin: string; portalId: number; shortcut: string; addresses: string[] }
    staff: { email: string; name: string; coordinator: boolean }[]
    password: string
    pupils: { name: string; group: string; picture: string; pin: string }[]
  }
}

/** What the holder of a link sees of the sandbox (PUB-5); null when the link does not work. Looking spends nothing. */
export async function sandboxView(token: string, now: Date): Promise<SandboxView | null> {
  const database = acrossSchools('a sandbox is known by the token of its link')
  const sandbox = await sandboxOf(database, token, now)
  if (!sandbox) return null
  const { id, email, schoolId, publisherId, passwordCipher, expiresAt } = sandbox
  if (!schoolId || !publisherId || !passwordCipher || !expiresAt) return { email, made: null }
  const [school, publisher, product] = await Promise.all([
    database.school.findUniqueOrThrow({
      where: { id: schoolId },
      select: {
        name: true, brin: true, portalId: true, schoolRef: true, addresses: { select: { cidr: true } },
        employments: { where: { substituteGroupId: null, user: { isNot: null } }, select: { roles: true, user: { select: { email: true, name: true } } }, orderBy: { createdAt: 'asc' } },
        pupils: { where: { removedAt: null }, select: { firstName: true, lastName: true, picture: true, pinCipher: true, group: { select: { name: true } } }, orderBy: { portalId: 'asc' } },
      },
    }),
    database.publisher.findUniqueOrThrow({ where: { id: publisherId }, select: CONNECTION }),
    database.product.findFirstOrThrow({ where: { method: { publisherId } }, select: { url: true } }),
  ])
  const origin = portalOrigin()
  return {
    email,
    made: {
      expiresAt, password: decrypt(passwordCipher, `sandbox-password ${id}`),
      client: { id: publisher.clientId!, secret: publisher.clientSecretCipher && decrypt(publisher.clientSecretCipher, 'client-secret'), redirectUris: publisher.redirectUris, auth: publisher.clientAuth, postLogoutRedirectUris: publisher.postLogoutRedirectUris, backchannelLogoutUri: publisher.backchannelLogoutUri, issuer: `${origin}/oidc`, api: publisher.apiKeys !== null },
      saml: publisher.samlEntityId === null ? null : { entityId: publisher.samlEntityId, acsUrls: publisher.samlAcsUrls, signs: publisher.samlSigns, opens: publisher.samlOpens, metadata: `${origin}/saml/metadata` },
      school: { name: school.name, brin: school.brin!, portalId: Number(school.portalId), shortcut: `${origin}/login/leerlingen/snelkoppelaar?${new URLSearchParams({ TARGET: product.url, INSTELLING_REF: school.schoolRef })}`, addresses: school.addresses.map(({ cidr }) => cidr) },
      staff: school.employments.map(({ user, roles }) => ({ ...user!, coordinator: roles.includes('coordinator') })),
      pupils: school.pupils.map(({ firstName, lastName, picture, pinCipher, group }) => ({ name: `${firstName} ${lastName ?? ''}`.trim(), group: group?.name ?? '', picture, pin: decrypt(pinCipher, 'pin') })),
    },
  }
}
