import { edexml } from './support/edexml'
import { importDone, offerFile } from './support/steps'
import { expect, test } from './support/test'
import { database, emptySchool } from './support/world'

type Mail = { from: string; to: string[]; subject: string; text: string; html: string | null }

test('LAS-5: after an import the coordinator gets a mail, to be read as html and as text', async ({ page, at, signIn }) => {
  const { school, coordinator } = await emptySchool({ name: 'Basisschool ’t Ærøskøbing & Co' })
  await signIn(page, coordinator.email)
  await offerFile(page, { name: 'school <1>.xml', buffer: edexml({ brin: school.brin! }) })
  await page.getByRole('button', { name: 'Importeer' }).click()
  await importDone(page)
  const address = page.url()
  let mails: Mail[] = []
  await expect(async () => {
    mails = (await (await fetch(`${at.mail}/api/mails?to=${encodeURIComponent(coordinator.email)}`)).json()) as Mail[]
    expect(mails).toHaveLength(1)
  }).toPass({ timeout: 60_000 })
  const [mail] = mails
  expect(mail).toMatchObject({ subject: `De import voor ${school.name} is verwerkt`, to: [coordinator.email] })
  expect(mail!.from).toContain('nietreageren@leerpoort.example')
  for (const text of [mail!.text, mail!.html!.replaceAll('<!-- -->', '')]) {
    expect(text).toContain('1 groep, 2 leerlingen')
    expect(text).toContain(address)
    expect(text, 'no child is named in a mail').not.toMatch(/Fleur|Yılmaz/)
  }
  expect(mail!.html).toContain('school &lt;1&gt;.xml')
  const kept = await database().outboxMail.findMany({ where: { schoolId: school.id }, select: { sentAt: true } })
  expect(kept.map((each) => each.sentAt instanceof Date)).toEqual([true])
  await page.goto(at.mail)
  await expect(page.getByRole('link', { name: mail!.subject }).first()).toBeVisible()
})
