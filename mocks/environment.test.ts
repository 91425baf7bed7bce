import * as openid from 'openid-client'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { MEMBERS, SCHOOL_REF } from './network/people'
import { Browser } from './test-support/browser'
import { startTestWorld, type TestWorld } from './test-support/world'

let world: TestWorld
let skool: string
let browser: Browser
beforeAll(async () => {
  world = await startTestWorld()
  skool = `${world.url}/skool`
})
afterAll(() => world.close())
beforeEach(() => void (browser = new Browser()))

/** A portal that asks who sits there. */
async function ask() {
  const configuration = await openid.discovery(new URL(skool), 'portal', {}, openid.ClientSecretBasic('secret of skool, with % and +'), { execute: [openid.enableNonRepudiationChecks, openid.allowInsecureRequests] })
  const [verifier, state, nonce] = [openid.randomPKCECodeVerifier(), openid.randomState(), openid.randomNonce()]
  const redirect = `${world.oidc.url}/login/netwerk/callback`
  const address = openid.buildAuthorizationUrl(configuration, { redirect_uri: redirect, scope: 'openid', state, nonce, code_challenge: await openid.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' })
  const finish = async (url: string) => ({ ...(await openid.authorizationCodeGrant(configuration, new URL(url), { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true })).claims() })
  return { address: address.href, finish }
}
const setMood = (stand: string) => browser.submit(`${skool}/schakelaar`, [['stand', stand]])

describe('the network environment', () => {
  test('its start page lets one choose who one is, and then has the school’s shortcuts', async () => {
    expect((await browser.open(skool)).text).toContain('Kies wie je bent')
    const { text } = await browser.open(`${skool}/als/bram`)
    expect(text).toContain('Hoi Bram Bron')
    expect(text).toContain(`${world.oidc.url}/login/snelkoppelaar?NETWERKBEHEERDER=skool&amp;INSTELLING_REF=${SCHOOL_REF}"`)
    expect(text).toContain(encodeURIComponent(`${world.url}/cito/app/groeimeter`))
    expect((await browser.open(`${skool}/uit`)).text).toContain('Kies wie je bent')
    expect((await browser.open(`${skool}/als/niemand`)).status).toBe(404)
  })

  test('tells the portal of whoever was chosen, each time anew, and never a name', async () => {
    for (const { key, claims, name } of MEMBERS) {
      await browser.open(`${skool}/als/${key}`)
      const { address, finish } = await ask()
      const told = await finish((await browser.open(address)).url)
      expect(told).toMatchObject({ ...claims, sub: key, aud: 'portal' })
      expect(JSON.stringify(told)).not.toContain(name)
    }
  })

  test('asks first who one is where nobody was chosen yet, and can be broken off', async () => {
    const { address, finish } = await ask()
    const choice = await browser.open(address)
    expect(choice.text).toContain('Kies wie je bent')
    const further = new URL(choice.url).searchParams.get('verder')!
    expect(await finish((await browser.open(`${skool}/als/mila?verder=${further}`)).url)).toMatchObject({ sub: 'mila' })
    browser.forgetCookies()
    const second = await ask()
    const back = await browser.open(`${skool}/interactie/${new URL((await browser.open(second.address)).url).searchParams.get('verder')}?afbreken=1`)
    expect(new URL(back.url).searchParams.get('error')).toBe('access_denied')
  })

  test('can be made ill, by its own page only', async () => {
    await setMood('down')
    expect((await browser.send(`${skool}/.well-known/openid-configuration`)).status).toBe(503)
    expect((await browser.send(`${skool}/schakelaar`, { method: 'POST', headers: { origin: 'https://kwaad.example' }, body: new URLSearchParams({ stand: 'well' }) })).status).toBe(403)
    expect((await browser.open(skool)).text).toMatch(/value="down" checked/)
    await setMood('well')
    expect((await browser.send(`${skool}/.well-known/openid-configuration`)).status).toBe(200)
  })
})
