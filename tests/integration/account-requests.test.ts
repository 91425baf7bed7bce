import { describe, expect, test } from 'vitest'
import { beginRequest } from '@/lib/account-requests/begin-request'
import { requestRoutes } from '@/lib/account-requests/http'
import { pdfOf, requestOfLink, requestQueue } from '@/lib/account-requests/queries'
import { OBJECTION_WORDS } from '@/lib/account-requests/rules'
import { requestInput } from '@/lib/account-requests/schema'
import { PDF_CONTEXT, sendRequest } from '@/lib/account-requests/send-request'
import { AppError } from '@/lib/core/errors'
import { decryptBytes } from '@/lib/platform/crypto'
import type { Visit } from '@/lib/platform/http/router'
import { LIMITS, takeTry, throttleAddress } from '@/lib/platform/limits'
import { makeSchool, makeStaff, next } from '@/prisma/seed/factories'
import { everything, refused } from '../support/command'
import { mailsOf } from '../support/mails'
import { anybody, begun, fieldsOf, fromOutside, listedAtDuo, signedPdf, typed } from '../support/requests'

describe('ACC-1: the form of a request', () => {
  test('the form to sign is made anew each time: from one address so often an hour, whatever the link', async () => {
    const { token } = await begun({ brin: (await listedAtDuo()).brin })
    const address = `198.51.100.${next() % 250}`
    const fetched = async (link: string) => {
      const told: { status: number; location: string | undefined } = { status: 0, location: undefined }
      const res = { setHeader: () => res, writeHead: (status: number, headers: Record<string, string> = {}) => (Object.assign(told, { status, location: headers.location }), res), end: () => res }
      await requestRoutes({ path: `/aanvragen/versturen/${link}/formulier.pdf`, req: { method: 'GET', headers: {} }, res, address } as unknown as Visit)
      return told
    }
    expect(await fetched(token)).toMatchObject({ status: 200 })
    for (let tries = 1; tries < LIMITS['account-request-form'].points; tries += 1) await takeTry('account-request-form', throttleAddress(address))
    for (const link of [token, 'onzin']) expect(await fetched(link)).toEqual({ status: 303, location: `/aanvragen/versturen/${link}?fout=request-limit` })
  })

  test('begun: a link in the mail and nothing that was typed; the database holds no token', async () => {
    const { brin } = await listedAtDuo()
    const signatoryEmail = `bestuur${next()}@vogels.example`
    const { token, id } = await begun({ brin, signatoryEmail, signatoryName: 'Koop nu bij Wim', schoolName: 'Gratis geld' })
    expect(token).toMatch(/^[0-9a-f-]{36}$/)
    const [mail] = await mailsOf({ recipient: signatoryEmail })
    expect(mail!.text).toContain(`/aanvragen/versturen/${token}`)
    expect(mail!.text + mail!.subject).not.toMatch(/Wim|Gratis|Vera/)
    expect(JSON.stringify(await everything().accountRequest.findUnique({ where: { id } }))).not.toContain(token)
    expect((await requestQueue({ words: brin, state: 'open', kind: null, page: 1, pageSize: 50 })).total).toBe(0)
  })

  test('a BRIN that DUO does not know, one that closed, one that an account has', async () => {
    const brinOf = async (brin: string, kind = 'account') => fieldsOf(begun({ brin, kind }))
    expect(await brinOf('99QX77')).toEqual({ brin: [OBJECTION_WORDS['brin-unknown']] })
    expect(await brinOf((await listedAtDuo({ closedAt: new Date() })).brin)).toEqual({ brin: [OBJECTION_WORDS['brin-closed']] })
    const { brin } = await listedAtDuo()
    expect(await brinOf(brin, 'coordinator')).toEqual({ brin: [OBJECTION_WORDS['no-account']], 'naar-account': ['Ga naar de andere aanvraag.'] })
    const school = await makeSchool({ brin })
    expect(await brinOf(brin)).toEqual({ brin: [OBJECTION_WORDS['account-exists']], 'naar-coordinator': ['Ga naar de andere aanvraag.'] })
    const { employment } = await makeStaff(school.id, { roles: ['coordinator'], active: false })
    expect(await brinOf(brin)).toHaveProperty('naar-coordinator')
    await everything().user.update({ where: { id: employment.userId! }, data: { activatedAt: new Date() } })
    for (const kind of ['account', 'coordinator']) expect(await brinOf(brin, kind)).toEqual({ brin: [OBJECTION_WORDS['ask-coordinator']] })
  })

  test('AUT-2: before the mail there is a captcha; its answer is kept nowhere', async () => {
    const signatoryEmail = `robot${next()}@vogels.example`
    const input = requestInput.parse(typed({ brin: (await listedAtDuo()).brin, signatoryEmail, captcha: 'raadsel' }))
    const robot = async (captcha: string | undefined) => {
      expect(captcha).toBe('raadsel')
      throw new AppError('captcha-needed-mail')
    }
    expect(await refused(beginRequest(input, fromOutside(), robot))).toBe('captcha-needed-mail')
    expect(await everything().accountRequest.count({ where: { signatoryEmail } })).toBe(0)
    expect(await refused(beginRequest(input, fromOutside(), anybody))).toBeUndefined()
    expect(await mailsOf({ recipient: signatoryEmail })).toHaveLength(1)
  })

  test('from one client address so many an hour, to one mailbox so many a day', async () => {
    const { brin } = await listedAtDuo()
    const input = () => requestInput.parse(typed({ brin }))
    const here = { address: '203.0.113.9', now: new Date() }
    for (let time = 0; time < LIMITS['account-request'].points; time += 1) await beginRequest(input(), here, anybody)
    expect(await refused(beginRequest(input(), here, anybody))).toBe('request-limit')
    const signatoryEmail = `vol${next()}@vogels.example`
    for (let time = 0; time < LIMITS['account-request-mail'].points; time += 1) await beginRequest({ ...input(), signatoryEmail }, fromOutside(), anybody)
    expect(await refused(beginRequest({ ...input(), signatoryEmail }, fromOutside(), anybody))).toBe('request-limit')
    expect(await mailsOf({ recipient: signatoryEmail })).toHaveLength(LIMITS['account-request-mail'].points)
  })
})

describe('ACC-1: the signed PDF', () => {
  test('is kept encrypted; the applicant gets a reference; it is sent once', async () => {
    const { brin } = await listedAtDuo()
    const signatoryEmail = `bestuur${next()}@vogels.example`
    const { token, id } = await begun({ brin, signatoryEmail })
    const file = await signedPdf()
    await sendRequest({ token, file }, fromOutside())
    const request = await everything().accountRequest.findUniqueOrThrow({ where: { id } })
    expect(Buffer.from(request.pdfCipher!).includes('%PDF')).toBe(false)
    expect(decryptBytes((await pdfOf(id))!.pdfCipher, PDF_CONTEXT).equals(file)).toBe(true)
    const mails = await mailsOf({ recipient: signatoryEmail })
    expect(mails).toHaveLength(2)
    expect(mails[1]!.text).toContain(request.reference)
    expect(await refused(sendRequest({ token, file }, fromOutside()))).toBe('request-sent')
  })

  test('what is no PDF, a link that nobody has, one that ran out: nothing is kept', async () => {
    const { brin } = await listedAtDuo()
    const { token, id } = await begun({ brin })
    const late = new Date(Date.now() + 31 * 86_400_000)
    expect(await refused(sendRequest({ token, file: Buffer.from('MZ program') }, fromOutside()))).toBe('pdf-none')
    expect(await refused(sendRequest({ token: 'onzin', file: await signedPdf() }, fromOutside()))).toBe('request-gone')
    expect(await refused(sendRequest({ token, file: await signedPdf() }, fromOutside(late)))).toBe('request-gone')
    expect(await everything().accountRequest.findUnique({ where: { id } })).toMatchObject({ status: 'draft', pdfCipher: null })
    expect([await requestOfLink('x'.repeat(65), new Date()), await requestOfLink(token, late)]).toEqual([null, null])
    for (let look = 0; look < 3; look += 1) expect(await requestOfLink(token, new Date())).toMatchObject({ status: 'draft' })
  })

  test('what is kept of one client address is limited by the day; nothing of the next is', async () => {
    const { token, id } = await begun({ brin: (await listedAtDuo()).brin })
    const here = { address: '203.0.113.77', now: new Date() }
    for (let time = 0; time < LIMITS['account-request-sent'].points; time += 1) expect(await takeTry('account-request-sent', here.address)).toBe(0)
    expect(await refused(sendRequest({ token, file: await signedPdf() }, here))).toBe('request-limit')
    expect(await everything().accountRequest.findUnique({ where: { id } })).toMatchObject({ status: 'draft', pdfCipher: null })
    expect(await refused(sendRequest({ token, file: await signedPdf() }, fromOutside()))).toBeUndefined()
  })

  test('of two at the same moment one is sent', async () => {
    const { brin } = await listedAtDuo()
    const { token } = await begun({ brin })
    const file = await signedPdf()
    const answers = await Promise.all([1, 2, 3].map(() => refused(sendRequest({ token, file }, fromOutside()))))
    expect(answers.sort()).toEqual(['request-sent', 'request-sent', undefined])
  })
})
