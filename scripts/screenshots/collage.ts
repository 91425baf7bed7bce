import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser } from '@playwright/test'

/** The README's one picture: four windows, overlapping as on a desk. */
export async function collage(browser: Browser, folder: string): Promise<string> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 700 } })
  const picture = async (name: string, place: string) => `<img alt="" style="${place}" src="data:image/png;base64,${(await readFile(path.join(folder, `${name}.png`))).toString('base64')}">`
  const pictures = await Promise.all([
    picture('beheer', 'left:40px;top:40px;width:620px'), picture('groepsoverzicht', 'left:560px;top:100px;width:600px'),
    picture('leerling-pincode', 'left:60px;top:300px;width:480px'), picture('leerling-software', 'left:640px;top:380px;width:420px'),
  ])
  await page.setContent(`<style>body{margin:0;background:#cfe0f7}img{position:absolute;border:1px solid #8793a8;border-radius:10px;box-shadow:0 12px 28px -10px #17233a66}</style>${pictures.join('')}`)
  await page.screenshot({ path: path.join(folder, 'overzicht.png') })
  await page.close()
  return 'overzicht'
}
