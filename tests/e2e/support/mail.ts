import { expect } from '@playwright/test'
import { place } from './place'

type Mail = { subject: string; text: string; to: string[] }

/** The newest mail for an address, once there are `count` of them. */
export async function mailTo(address: string, count = 1): Promise<Mail> {
  let found: Mail[] = []
  await expect(async () => {
    found = (await (await fetch(`${place().mail}/api/mails?${new URLSearchParams({ to: address })}`)).json()) as Mail[]
    expect(found.length).toBeGreaterThanOrEqual(count)
  }).toPass({ timeout: 60_000 })
  return found[0]!
}

/** The path of the link in a mail with which a password is set. */
export const passwordLink = (mail: Mail) => /\/login\/wachtwoord\/[0-9a-f-]{36}/.exec(mail.text)![0]
