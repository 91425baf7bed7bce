import { makePupil } from '@/prisma/seed/factories'
import { publisherOf, samlSoftware } from './support/saml-software'
import { expect, test } from './support/test'
import { furnishedSchool } from './support/world'

for (const binding of ['HTTP-Redirect', 'HTTP-POST'] as const) {
  test(`SSO-4: a pupil comes into software of today, which asks by ${binding}, and from the portal’s own tile`, async ({ browser, at, signInPupil }) => {
    const app = await samlSoftware(at.portal, binding)
    const { school, egels } = await furnishedSchool()
    const { title } = await publisherOf(app, `saml-${binding.toLowerCase()}`, { school, egels })
    const context = await browser.newContext({ baseURL: at.portal })
    await signInPupil(context, await makePupil(school.id, egels.id, { firstName: 'Noor' }))
    const screen = await context.newPage()
    await screen.goto(`${app.origin}/`)
    await expect(screen.getByText('Welkom Noor, les-1')).toBeVisible()
    await screen.goto(`/start/${title.id}`)
    await expect(screen.getByText(`Welkom Noor, ${app.origin}/les`)).toBeVisible()
    await context.close()
    app.close()
  })
}
