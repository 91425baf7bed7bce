import { strToU8, zipSync } from 'fflate'
import { distinctNames, safeName } from './file-names'
import { managedBookmarks, urlFile, weblocFile, webClipProfile, type Shortcut } from './formats'
import { iconPng } from './icon'
import { readme } from './readme'
import type { ShortcutAudience } from './addresses'
import type { SchoolShortcuts } from './queries'

export type ShortcutFile = { name: string; type: string; body: string | Uint8Array }
/** The forms in which one shortcut or all of them come, as they stand in addresses. */
export const FORMS = ['url', 'webloc', 'mobileconfig', 'icoon', 'chrome'] as const
export type Form = (typeof FORMS)[number]
/** In addresses: the portal itself, and all titles at once. */
export const PORTAL = 'portaal'
export const ALL = 'alle'

const TYPES: Record<Form, string> = {
  url: 'application/internet-shortcut', webloc: 'application/xml', mobileconfig: 'application/x-apple-aspen-config', icoon: 'image/png', chrome: 'application/json',
}

/** One file; null when there is no such title, audience or form for this person. */
export function shortcutFile(all: SchoolShortcuts, what: string, audience: ShortcutAudience, form: Form): ShortcutFile | null {
  if (what === ALL) return filesOfAll(all, audience, form)
  const of = what === PORTAL ? all.portal : all.titles.find((title) => title.id === what)
  const one = of?.[audience]
  if (!one) return null
  const named = (body: string | Uint8Array, ending: string = form): ShortcutFile => ({ name: `${safeName(one.name)}.${ending}`, type: TYPES[form], body })
  if (form === 'url') return named(urlFile(one.address))
  if (form === 'webloc') return named(weblocFile(one.address))
  if (form === 'mobileconfig') return named(webClipProfile(all.issuer, one, [withIcon(one)]))
  if (form === 'icoon') return named(iconPng(iconName(one)), 'png')
  return named(managedBookmarks(all.issuer.portalName, [one]), 'json')
}

function filesOfAll({ issuer, titles }: SchoolShortcuts, audience: ShortcutAudience, form: Form): ShortcutFile | null {
  const list = titles.flatMap((title) => title[audience] ?? [])
  const name = `${issuer.portalName} ${audience === 'pupil' ? 'leerlingen' : 'leerkrachten'}`
  if (list.length === 0) return null
  if (form === 'mobileconfig') return { name: `${safeName(name)}.mobileconfig`, type: TYPES[form], body: webClipProfile(issuer, { key: `${ALL}.${audience}`, name }, list.map(withIcon)) }
  return form === 'chrome' ? { name: `${safeName(name)}.json`, type: TYPES[form], body: managedBookmarks(name, list) } : null
}

/** The zip of MAT-2: all pupil titles in three forms, a folder each, and how to use them; null when there are none. */
export function pupilZip({ issuer, titles }: SchoolShortcuts): ShortcutFile | null {
  const list = titles.flatMap((title) => title.pupil ?? [])
  if (list.length === 0) return null
  const names = distinctNames(list.map((one) => one.name))
  const files: Record<string, Uint8Array> = { 'LEESMIJ.txt': strToU8(readme(issuer, list.map((one) => one.name))) }
  list.forEach((one, at) => {
    files[`Windows/${names[at]}.url`] = strToU8(urlFile(one.address))
    files[`Mac/${names[at]}.webloc`] = strToU8(weblocFile(one.address))
    files[`iPad/${names[at]}.mobileconfig`] = strToU8(webClipProfile(issuer, one, [withIcon(one)]))
  })
  return { name: `${safeName(`Snelkoppelingen ${issuer.schoolName}`)}.zip`, type: 'application/zip', body: zipSync(files) }
}

const withIcon = (one: Shortcut) => ({ ...one, icon: iconPng(iconName(one)) })
/** A title has one icon, whoever uses it. */
const iconName = (one: Shortcut) => one.name.replace(/ \(leerkracht\)$/, '')
