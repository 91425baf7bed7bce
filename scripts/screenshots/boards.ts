import { DESK, open, shootEach, shootOnPhone, type Walk } from './camera'
import { coordinatorAtWork, expect, linkFromMail, signIn } from './steps'

const PAGE = '/beheer/verwerkersovereenkomst'
const BOARD = 'noor@noorderlicht.example'

/** De Regenboog's board has signed; 't Kompas asks its board, which reads and signs. */
export async function boards(walk: Walk): Promise<void> {
  const iris = await coordinatorAtWork(walk)
  await shootEach(walk, iris, [[PAGE, 'overeenkomst-getekend']])
  await iris.context().close()

  const kim = await open(walk, DESK)
  await signIn(kim, 'ict@kompas.example')
  await kim.goto(PAGE)
  await kim.getByLabel('Naam van de bestuurder').fill('Noor de Wit')
  await kim.getByLabel('Functie').fill('voorzitter')
  await kim.getByLabel('E-mailadres van de bestuurder').fill(BOARD)
  await walk.shoot(kim, 'overeenkomst-vragen')
  await kim.getByRole('button', { name: 'Vraag om te tekenen' }).click()
  await expect(kim.getByText('De mail aan de bestuurder wordt verstuurd.')).toBeVisible()
  await kim.context().close()

  const noor = await open(walk, DESK)
  await shootEach(walk, noor, [[await linkFromMail(walk.at, BOARD, /\/verwerkersovereenkomst\/tekenen\/[0-9a-f-]{36}/), 'overeenkomst-tekenen']])
  await shootOnPhone(walk, noor, 'overeenkomst-tekenen')
  await noor.getByLabel('Plaats').fill('Noorddorp')
  await noor.getByRole('checkbox', { name: /Ik ben bevoegd/ }).check()
  await noor.getByRole('button', { name: 'Teken de overeenkomst' }).click()
  await expect(noor.getByRole('heading', { level: 1, name: 'De overeenkomst is getekend' })).toBeVisible()
  await walk.shoot(noor, 'overeenkomst-is-getekend')
  await noor.context().close()
}
