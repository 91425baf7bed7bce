import { DESK, open, shootEach, shootOnPhone, type Walk } from './camera'

/** What the portal tells about itself, to everybody. */
export async function help(walk: Walk): Promise<void> {
  const page = await open(walk, DESK)
  await shootEach(walk, page, [
    ['/actueel', 'actueel'],
    ['/status', 'status'],
    ['/uitgevers/api', 'uitgevers-api'],
    ['/bij-wie', 'bij-wie'],
    ['/handleidingen', 'handleidingen'],
    ['/gebruikersovereenkomst', 'gebruikersovereenkomst'],
    ['/verwerkersovereenkomst', 'verwerkersovereenkomst'],
  ])
  for (const [address, name] of [['/handleidingen/snelstart-ict-coordinator', 'handleiding'], ['/contact', 'contact'], ['/privacy', 'privacy']] as const) {
    await shootEach(walk, page, [[address, name]])
    await shootOnPhone(walk, page, name)
  }
  await page.context().close()
}
