import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { beforeLogin } from './screenshots/before-login'
import { boards } from './screenshots/boards'
import { camera, type Walk } from './screenshots/camera'
import { closed } from './screenshots/closed'
import { collage } from './screenshots/collage'
import { coordinator } from './screenshots/coordinator'
import { environment } from './screenshots/environment'
import { halfABadge } from './screenshots/film'
import { help } from './screenshots/help'
import { helpdesk } from './screenshots/helpdesk'
import { links } from './screenshots/links'
import { mergeAndSplit } from './screenshots/merge-and-split'
import { network } from './screenshots/network'
import { ownLogin } from './screenshots/own-login'
import { parent } from './screenshots/parent'
import { privacy } from './screenshots/privacy'
import { publisher } from './screenshots/publisher'
import { pupil } from './screenshots/pupil'
import { requests } from './screenshots/requests'
import { routesWithout } from './screenshots/routes'
import { sandbox } from './screenshots/sandbox'
import { staff } from './screenshots/staff'
import { teacher } from './screenshots/teacher'
import { ensureChromium } from './setup/chromium'
import { build } from './stack/build'
import { startOwnWorld } from './stack/world'

/*
 * Takes the pictures of docs/screens: a walk per role through the demonstration world, in an order that matters, for what
 * one walk does the next one shows. What a seed makes at random (pins, times) differs between runs; names do not.
 */
const FOLDER = 'docs/screens'
const WALKS = [beforeLogin, help, sandbox, coordinator, teacher, staff, ownLogin, links, network, requests, boards, privacy, helpdesk, publisher, pupil, parent, environment, closed, mergeAndSplit]
const BROWSER_ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/**
 * Starts the whole demonstration on free ports in a folder that goes away, takes every picture, and removes those that are
 * no longer taken. Returns their names.
 * @throws AggregateError when a walk does not get to its end, or a page of the app folder has no picture
 */
export async function takeScreenshots(folder = FOLDER): Promise<string[]> {
  const executablePath = ensureChromium()
  await build()
  await mkdir(folder, { recursive: true })
  const demo = await startOwnWorld('screens', { MOCKS_SYNC_SECONDS: '2' })
  const film = path.join(demo.options.dir, 'badge.y4m')
  await writeFile(film, halfABadge())
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGS, '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`] })
  try {
    const at = demo.stack.addresses
    const { taken, shoot } = camera(folder, at.portal)
    const walk: Walk = { at, browser, database: demo.options.databaseUrl, shoot }
    const faults: unknown[] = []
    // One walk that stumbles does not keep the others at home: a run takes minutes.
    for (const part of WALKS) await part(walk).catch((error: unknown) => faults.push(error))
    const missing = routesWithout(taken.flatMap(({ at: address }) => address ?? []))
    if (missing.length > 0) faults.push(new Error(`No picture shows ${missing.join(', ')}: add a walk in scripts/screenshots/.`))
    if (faults.length > 0) throw new AggregateError(faults, 'Not every picture was taken.')
    const names = [...taken.map(({ name }) => name), await collage(browser, folder)]
    await removeOthers(folder, names)
    return names
  } finally {
    await browser.close()
    await demo.stop()
  }
}

async function removeOthers(folder: string, names: string[]): Promise<void> {
  const old = (await readdir(folder)).filter((file) => file.endsWith('.png') && !names.includes(path.basename(file, '.png')))
  for (const file of old) await rm(path.join(folder, file))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const taken = await takeScreenshots()
  console.log(`${taken.length} pictures in ${FOLDER}: ${taken.join(', ')}`)
  process.exit(0)
}
