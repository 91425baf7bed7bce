import { expect as withShortPatience, type Page } from '@playwright/test'
import type { Addresses } from '../stack/stack'
import { DESK, open, type Walk } from './camera'

export const REGENBOOG = '5c0ffee0-0000-4000-8000-000000000001'
export const ZONNEWIJZER = '5c0ffee0-0000-4000-8000-000000000002'
const PASSWORD = 'Welkom2026'

/** Nobody waits for a picture: a busy machine may take its time. */
export const expect = withShortPatience.configure({ timeout: 20_000 })

/** Logs in where `page` is asked to: at the staff's page or at the parents'. */
export async function signIn(page: Page, email: string, where: '/login/leerkracht' | '/thuis' = '/login/leerkracht'): Promise<void> {
  await page.goto(where)
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
  await page.waitForURL((url) => url.pathname !== where)
}

/** The helpdesk, in a window of its own. */
export async function helpdeskAtWork(walk: Walk): Promise<Page> {
  const page = await open(walk, DESK)
  await signIn(page, 'helpdesk@leerpoort.example')
  return page
}

/** Iris van Dijk at De Regenboog, in a window of her own. */
export async function coordinatorAtWork(walk: Walk): Promise<Page> {
  const page = await open(walk, DESK)
  await signIn(page, 'ict@regenboog.example')
  await chooseSchool(page, /De Regenboog/)
  return page
}

export async function chooseSchool(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Beheer' })).toBeVisible()
}

/** A group's overview, from the list of groups. */
export async function openGroup(page: Page, name: string): Promise<void> {
  await page.goto('/groepen')
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** A school's pupil shortcut, with or without a title. */
export function shortcut(school: string, target?: string): string {
  return `/login/leerlingen/snelkoppelaar?${new URLSearchParams({ ...(target ? { TARGET: target } : {}), INSTELLING_REF: school })}`
}

/** From the open shortcut to the pupil's secret. */
export async function choosePupil(page: Page, group: RegExp, name: string): Promise<void> {
  await page.getByRole('button', { name: group }).click()
  await page.getByRole('button', { name, exact: true }).click()
  await expect(page.getByRole('heading', { name: `Hoi ${name}!` })).toBeVisible()
}

export async function tapPin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('group', { name: 'Je code' }).getByRole('button', { name: digit, exact: true }).click()
}

const PASSWORD_LINK = /\/(login|thuis)\/wachtwoord\/[0-9a-f-]{36}/

/** The path in the newest mail for an address, once it is there: of the link that sets a password, or of another. */
export async function linkFromMail(at: Addresses, to: string, link = PASSWORD_LINK): Promise<string> {
  let found: string | undefined
  await expect(async () => {
    const [mail] = (await (await fetch(`${at.mail}/api/mails?${new URLSearchParams({ to })}`)).json()) as { text: string }[]
    found = link.exec(mail?.text ?? '')?.[0]
    expect(found).toBeDefined()
  }).toPass({ timeout: 20_000 })
  return found!
}
