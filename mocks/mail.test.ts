import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startMail, type RunningMail } from './mail'

let mail: RunningMail
beforeAll(async () => void (mail = await startMail({ host: '127.0.0.1', smtpPort: 0, webPort: 0 })))
afterAll(() => mail.close())
beforeEach(async () => void (await fetch(`${mail.url}/api/mails`, { method: 'DELETE' })))

function send(to: string, subject = 'Uw activatielink'): Promise<unknown> {
  return createTransport({ host: '127.0.0.1', port: mail.smtpPort, secure: false }).sendMail({
    from: 'Leerpoort <post@leerpoort.example>',
    to,
    subject,
    text: 'Ga naar http://localhost:3000/activeer?t=1&x=<2>\nDag',
    html: '<p>Ga naar <a href="http://localhost:3000/activeer">Leerpoort</a></p><script>alert(1)</script>',
  })
}

type Listed = { id: string; to: string[]; subject: string; text: string; html: string | null }
const listed = async (query = ''): Promise<Listed[]> =>
  (await (await fetch(`${mail.url}/api/mails${query}`)).json()) as Listed[]
const page = async (path: string): Promise<string> => (await fetch(mail.url + path)).text()

describe('the mail catcher', () => {
  test('keeps what comes in, newest first, and finds it by address', async () => {
    await send('ouder@thuis.example', 'Eerste')
    await send('ouder2@thuis.example', 'Tweede')
    expect((await listed()).map(({ subject }) => subject)).toEqual(['Tweede', 'Eerste'])
    const [found, ...others] = await listed(`?to=${encodeURIComponent('Ouder@Thuis.example')}`)
    expect(others).toEqual([])
    expect(found).toMatchObject({ to: ['ouder@thuis.example'], subject: 'Eerste' })
    expect(found?.text).toContain('http://localhost:3000/activeer?t=1')
    expect(found?.html).toContain('<a href=')
  })

  test('shows the list and a mail, with its own HTML locked in a frame', async () => {
    await send('ouder@thuis.example', '<b>Hoi</b>')
    const [only] = await listed()
    expect(await page('/')).toContain('&lt;b&gt;Hoi&lt;/b&gt;')
    const single = await page(`/mail/${only?.id}`)
    expect(single).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"')
    expect(single).toContain('<a href="http://localhost:3000/activeer?t=1&amp;x="')
    expect(single).not.toContain('<script>')
    const body = await fetch(`${mail.url}/mail/${only?.id}/html`)
    expect(body.headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'/)
  })

  test('empties on request, not by another site', async () => {
    await send('ouder@thuis.example')
    const elsewhere = await fetch(`${mail.url}/api/mails`, {
      method: 'DELETE',
      headers: { origin: 'https://evil.example' },
    })
    expect(elsewhere.status).toBe(403)
    const response = await fetch(`${mail.url}/api/mails`, { method: 'DELETE' })
    expect(await response.json()).toEqual({ deleted: 1 })
    expect(await listed()).toEqual([])
    expect(await page('/')).toContain('Er is nog geen mail')
  })

  test.each([
    ['bounce', 550],
    ['later', 451],
  ])('refuses %s@ with %d', async (name, code) => {
    await expect(send(`${name}@thuis.example`)).rejects.toMatchObject({ responseCode: code })
    expect(await listed()).toEqual([])
  })

  test('keeps the last 500', async () => {
    const transport = createTransport({ host: '127.0.0.1', port: mail.smtpPort, pool: true, maxMessages: Infinity })
    for (let number = 1; number <= 502; number++)
      await transport.sendMail({ from: 'a@b.example', to: 'c@d.example', subject: String(number), text: 'x' })
    transport.close()
    const subjects = (await listed()).map(({ subject }) => subject)
    expect([subjects.length, subjects[0], subjects.at(-1)]).toEqual([500, '502', '3'])
  })

  test('names the variable when a port is taken', async () => {
    const taken = { host: '127.0.0.1', smtpPort: mail.smtpPort, webPort: 0 }
    await expect(startMail(taken)).rejects.toThrow(/^MAIL_SMTP_PORT: port \d+ on 127.0.0.1 is taken/)
    const webPort = Number(new URL(mail.url).port)
    await expect(startMail({ ...taken, smtpPort: 0, webPort })).rejects.toThrow(/^MAIL_WEB_PORT: /)
  })
})
