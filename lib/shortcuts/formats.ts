import { createHash } from 'node:crypto'
import { build } from 'plist'
import { plainLabel } from './file-names'

/** One shortcut, ready to be written in any form. `key` never changes for the same school, title and audience. */
export type Shortcut = { key: string; name: string; address: string }
export type Issuer = { portalName: string; portalHost: string; schoolId: string; schoolName: string }

/** A Windows shortcut. Addresses are ASCII and percent-encoded: nothing in them ends a line or a value. */
export function urlFile(address: string): string {
  return `[InternetShortcut]\r\nURL=${new URL(address).href}\r\n`
}

/** A macOS shortcut. */
export function weblocFile(address: string): string {
  return build({ URL: new URL(address).href })
}

/**
 * An iOS and iPadOS configuration profile with a web clip for each shortcut. Its identifiers stand on the school's own
 * id, not on INSTELLING_REF: a newer profile takes the older one's place, also when the mark was replaced (MAT-1).
 */
export function webClipProfile(issuer: Issuer, what: { key: string; name: string }, clips: readonly (Shortcut & { icon: Uint8Array })[]): string {
  const domain = issuer.portalHost.split(':')[0]!.split('.').reverse().join('.')
  const identifier = (key: string) => `${domain}.snelkoppelingen.${issuer.schoolId}.${key}`
  return build({
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: identifier(what.key),
    PayloadUUID: stableId(identifier(what.key)),
    PayloadDisplayName: plainLabel(what.name),
    PayloadOrganization: plainLabel(issuer.schoolName),
    PayloadDescription: `Zet snelkoppelingen van ${plainLabel(issuer.portalName)} op het beginscherm.`,
    PayloadRemovalDisallowed: false,
    PayloadContent: clips.map((clip) => ({
      PayloadType: 'com.apple.webClip.managed',
      PayloadVersion: 1,
      PayloadIdentifier: `${identifier(what.key)}.${clip.key}`,
      PayloadUUID: stableId(`${identifier(what.key)}.${clip.key}`),
      PayloadDisplayName: plainLabel(clip.name),
      Label: plainLabel(clip.name),
      URL: new URL(clip.address).href,
      Icon: clip.icon,
      Precomposed: true,
      IsRemovable: true,
      // A title opens at its publisher's: another site, for which a full screen clip would leave the app.
      FullScreen: false,
    })),
  })
}

/** Chrome's policy ManagedBookmarks as JSON: a folder with the shortcuts (Chrome Enterprise; Edge and Firefox read it too). */
export function managedBookmarks(folder: string, shortcuts: readonly Shortcut[]): string {
  const list = shortcuts.map(({ name, address }) => ({ name: plainLabel(name), url: new URL(address).href }))
  return `${JSON.stringify({ ManagedBookmarks: [{ toplevel_name: plainLabel(folder) }, ...list] }, null, 2)}\n`
}

/** A UUID that is always the same for the same text (RFC 9562, version 5, in the namespace of names). */
export function stableId(text: string): string {
  const space = Buffer.from('6ba7b8109dad11d180b400c04fd430c8', 'hex')
  const bytes = createHash('sha1').update(space).update(text).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x50
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5').toUpperCase()
}
