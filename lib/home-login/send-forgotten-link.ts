import { isAnswered, openRequest, type Forgotten } from '@/lib/access/forgotten'
import { record } from '@/lib/audit/record'
import { run } from '@/lib/platform/db/pool'
import { acrossSchools } from '@/lib/platform/db/scope'
import { sendHomeLink } from './send-link'
import { SCHOOLS } from './sql'

/**
 * The job 'home.forgotten': mails the link, if the address is that of a home login with a child who is still there (HOM-5);
 * who never activated gets the activation link again. The mail names all schools of the account's children. Running it twice
 * sends one mail.
 */
export async function sendForgottenHomeLink(request: Forgotten): Promise<void> {
  const email = openRequest('home', request)
  const database = acrossSchools('a home login belongs to no school')
  const account = await database.homeAccount.findUnique({ where: { email }, select: { id: true, activatedAt: true } })
  const [school, ...others] = account ? await run<{ id: string; name: string }>(SCHOOLS, [account.id]) : []
  if (!account || !school) return
  await database.$transaction(async (tx) => {
    if (await isAnswered(tx, { homeAccountId: account.id }, request)) return
    const purpose = account.activatedAt ? 'password' : 'activation'
    await sendHomeLink(tx, { homeAccountId: account.id, email, purpose, school, otherSchools: others.map(({ name }) => name) }, new Date())
    await record(tx, { kind: 'stranger', address: null }, { action: 'home.link-requested', schoolId: school.id, subjectId: account.id, details: { purpose } })
  })
}
