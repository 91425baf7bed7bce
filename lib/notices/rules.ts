/** What a notice is about, gravest first: a fault, work that is planned, something new (AUT-8). */
export const NOTICE_KINDS = { outage: 'Storing', maintenance: 'Onderhoud', news: 'Nieuws' } as const
export type NoticeKind = keyof typeof NOTICE_KINDS
export const NOTICE_KIND_NAMES = Object.keys(NOTICE_KINDS) as [NoticeKind, ...NoticeKind[]]

/** Whom it is for. */
export const NOTICE_AUDIENCES = { everybody: 'iedereen', staff: 'medewerkers van scholen', coordinators: 'ICT-coördinatoren', parents: 'ouders en verzorgers' } as const
export type NoticeAudience = keyof typeof NOTICE_AUDIENCES
export const NOTICE_AUDIENCE_NAMES = Object.keys(NOTICE_AUDIENCES) as [NoticeAudience, ...NoticeAudience[]]

export type Notice = { id: string; kind: NoticeKind; audience: NoticeAudience; text: string; more: string; startsAt: Date; endsAt: Date | null }
/** Who looks: at the front page, at one of the login pages, or somebody of the staff. */
export type Viewer = 'front' | 'staff' | 'coordinator' | 'parent'

const SEEN_BY: Record<NoticeAudience, readonly Viewer[]> = {
  everybody: ['front', 'staff', 'coordinator', 'parent'],
  staff: ['staff', 'coordinator'],
  coordinators: ['coordinator'],
  parents: ['parent'],
}

/** True when a notice is for this viewer. */
export function isFor({ audience }: Pick<Notice, 'audience'>, viewer: Viewer): boolean {
  return SEEN_BY[audience].includes(viewer)
}

/** The audiences whose notices this viewer sees. */
export const audiencesOf = (viewer: Viewer): NoticeAudience[] => NOTICE_AUDIENCE_NAMES.filter((audience) => SEEN_BY[audience].includes(viewer))

/** Who comes to 'Actueel' from a login page, by the address: not logged in yet, and told there what is for them (AUT-8). */
export const VIEWER_WORDS = { front: null, staff: 'medewerkers', coordinator: 'medewerkers', parent: 'ouders' } as const satisfies Record<Viewer, string | null>

/** Where 'Actueel' tells more of a notice to this viewer. */
export function newsHref(id: string, viewer: Viewer): string {
  const who = VIEWER_WORDS[viewer]
  return `/actueel${who ? `?voor=${who}` : ''}#${id}`
}

/** True while a notice is to be seen. */
export function isCurrent({ startsAt, endsAt }: Pick<Notice, 'startsAt' | 'endsAt'>, now: Date): boolean {
  return startsAt <= now && (endsAt === null || endsAt > now)
}

/** The notices that this viewer sees now, gravest first, newest first among equals. */
export function noticesFor(notices: readonly Notice[], viewer: Viewer, now: Date): Notice[] {
  const rank = (kind: NoticeKind) => NOTICE_KIND_NAMES.indexOf(kind)
  return notices.filter((notice) => isCurrent(notice, now) && isFor(notice, viewer)).sort((a, b) => rank(a.kind) - rank(b.kind) || b.startsAt.getTime() - a.startsAt.getTime())
}

/** Whether somebody may put it away: a fault stays in sight until it is over. */
export function mayDismiss(kind: NoticeKind): boolean {
  return kind !== 'outage'
}

/** The paragraphs of a plain text: blank lines part them. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\r?\n\s*\n/).map((part) => part.trim()).filter(Boolean)
}

export type TextPart = { text: string; href?: string }

/** A text in pieces: addresses of https are links, all else is text. The pieces together are the text. */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(/https:\/\/[^\s<>"']+/g)) {
    // The sign that ends the sentence is no part of the address.
    const address = match[0].replace(/[.,;:!?)\]]+$/, '')
    if (!isAddress(address)) continue
    if (match.index > from) parts.push({ text: text.slice(from, match.index) })
    parts.push({ text: address, href: address })
    from = match.index + address.length
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}

function isAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null
  return url?.protocol === 'https:' && url.hostname.includes('.') && url.username === ''
}
