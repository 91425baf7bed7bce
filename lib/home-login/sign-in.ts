import { passwordLogin, type Whence } from '@/lib/access/password-login'
import { createSessionIf } from '@/lib/access/session'
import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { NOWHERE } from '@/lib/platform/client-address'
import { acrossSchools } from '@/lib/platform/db/scope'
import { childrenOf } from './queries'

/**
 * Checks a parent's e-mail address and password (HOM-2). With one child in all, the session is that child's at once;
 * otherwise it is the parent's, until a child has given its own secret. Each school concerned sees it in its log.
 * `known`: the cookie of a browser where the parent may have logged in before.
 * @throws AppError 'login-failed', 'login-wait'
 */
export async function signInHome(credentials: { email: string; password: string; captcha?: string | undefined }, from: string | null, known?: Whence['known']): Promise<{ token: string; next: '/leerling' | '/thuis/kind' }> {
  const address = from ?? NOWHERE
  const database = acrossSchools('a parent who logs in belongs to no school')
  const account = await passwordLogin('home-login', credentials, { address, known, captcha: credentials.captcha }, (email) =>
    database.homeAccount.findUnique({ where: { email }, select: { id: true, passwordHash: true } }))
  const children = await childrenOf(account.id)
  const only = children.length === 1 ? children[0] : undefined
  const home = { homeAccountId: account.id, address }
  const token = await createSessionIf({ passwordHash: account.passwordHash }, only ? { kind: 'pupil', pupilId: only.id, schoolId: only.schoolId, ...home } : { kind: 'home', ...home })
  // Another password was chosen, or the last child taken away, while this one was judged.
  if (!token) throw new AppError('login-failed')
  const schools = new Set<string | null>(children.map((child) => child.schoolId))
  for (const schoolId of schools.size > 0 ? schools : [null])
    await record(database, { kind: 'home', id: account.id, address }, { action: 'home.signed-in', schoolId, ...(only ? { subjectId: only.id } : {}) })
  return { token, next: only ? '/leerling' : '/thuis/kind' }
}
