import { next } from '@/prisma/seed/factories'
import { expect, test } from './support/test'
import { countsOf, database, furnishedSchool } from './support/world'

const NO_ANSWER = 'Er kwam geen antwoord van het portaal.'

test('a portal that does not answer while saving: what was typed stays, and the same button works later', async ({ page, context, signIn }) => {
  const { coordinator, teacher } = await furnishedSchool()
  const { firstName, prefix, lastName } = await database().employment.findUniqueOrThrow({ where: { id: teacher.employmentId } })
  const field = page.getByLabel(`E-mailadres van ${[firstName, prefix, lastName].filter(Boolean).join(' ')}`)
  const email = `anders${next()}@school.example`
  await signIn(page, coordinator.email)
  await page.goto('/leerkrachten')
  await field.fill(email)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText(NO_ANSWER)).toBeVisible()
  await expect(field).toHaveValue(email)
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('De e-mailadressen zijn opgeslagen.')).toBeVisible()
  await expect(page.getByText(NO_ANSWER)).toHaveCount(0)
})

test('the same of what is taken off a list', async ({ page, context, signIn }) => {
  const { coordinator, school } = await furnishedSchool()
  const before = (await countsOf(school)).addresses
  await signIn(page, coordinator.email)
  await page.goto('/beheer/ip-adressen')
  await context.setOffline(true)
  await page.getByRole('button', { name: /^127\.0\.0\.1.* verwijderen$/ }).click()
  await expect(page.getByText(NO_ANSWER)).toBeVisible()
  await context.setOffline(false)
  expect((await countsOf(school)).addresses).toBe(before)
})
