import { DESK, open, shootEach, TABLET, type Walk } from './camera'

/** What anybody sees who is not logged in. */
export async function beforeLogin(walk: Walk): Promise<void> {
  const page = await open(walk, DESK)
  await shootEach(walk, page, [
    ['/', 'voordeur'],
    ['/login/leerkracht', 'inloggen'],
    ['/login/vergeten', 'wachtwoord-vergeten'],
    ['/login/vergeten?verstuurd=1', 'wachtwoord-vergeten-verstuurd'],
    ['/login/wachtwoord/verlopen', 'wachtwoord-link-verlopen'],
    ['/inlogfout?nummer=0a1b2c3d', 'inlogfout'],
    ['/storing?nummer=0a1b2c3d', 'storing'],
    ['/vraag-en-antwoord', 'vraag-en-antwoord'],
    ['/vraag-en-antwoord?zoek=pincode+vergeten', 'vraag-en-antwoord-gezocht'],
  ])
  await page.setViewportSize(TABLET)
  await shootEach(walk, page, [['/tot-ziens', 'leerling-tot-ziens']])
  await page.context().close()
}
