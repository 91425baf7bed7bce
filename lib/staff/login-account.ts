import type { Transaction } from '@/lib/platform/db/prisma'

export type LoginAccount = { id: string; activated: boolean }

/**
 * The login with this e-mail address; made, without a password, when there is none. A person is one login wherever she
 * works (ACC-5). An existing login keeps its own name. Two at once get the same one.
 */
export async function accountFor(tx: Pick<Transaction, '$queryRaw' | '$executeRaw'>, { email, name }: { email: string; name: string }): Promise<LoginAccount> {
  await tx.$executeRaw`insert into "user" (email, name) values (${email}, ${name}) on conflict (email) do nothing`
  const [row] = await tx.$queryRaw<LoginAccount[]>`select id, activated_at is not null as activated from "user" where email = ${email}`
  return row!
}
