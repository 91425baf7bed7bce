import type { Permission } from '@/lib/access/permissions'
import type { ServerAction } from './doors'

/** What asks for no permission, each with the reason (DAT-1, AUT-5): `every-door.spec.ts` refuses whatever is new and has neither. Pages. */
export const PUBLIC_PAGES: Record<string, string> = {
  '/': 'the front page, which sends on whoever is logged in',
  '/login/leerkracht': 'the login page of staff',
  '/login/vergeten': 'asks a link for whoever cannot log in',
  '/login/wachtwoord/[token]': 'the link itself says whose it is',
  '/login/netwerk': 'says why a sign-in through an environment failed',
  '/login/thuisgebruiker': 'the old address of /thuis',
  '/login/leerlingen/badge': 'the pupil’s door: the badge says who',
  '/login/leerlingen/snelkoppelaar': 'the pupil’s door: the school’s address decides',
  '/inlogfout': 'a login that failed has nobody',
  '/storing': 'what the front door shows where something failed',
  '/geen-toegang': 'says why a title does not open, also to whoever was logged out meanwhile',
  '/tot-ziens': 'after logging out',
  '/uitloggen': 'asks whoever is logged in; it sends others away',
  '/vraag-en-antwoord': 'help that everybody reads',
  '/thuis': 'the login page of parents',
  '/thuis/vergeten': 'asks a link for whoever cannot log in',
  '/thuis/wachtwoord/[token]': 'the link itself says whose it is',
  '/thuis/kind': 'a parent’s own: it sends others to /thuis',
  '/leerling': 'a pupil’s own: it sends others away',
  '/apparaat-aanmelden/klaar': 'says that the device is enrolled, to whoever holds it',
  '/login/tweede-stap': 'between password and session: the step’s own cookie says whose, and there is nothing to see but how to take it',
  '/sessie-bevestigen': 'the one page of a session on hold, about that session; it sends others away',
  '/gebruikersovereenkomst': 'the text, which everybody may read',
  '/gebruikersovereenkomst/accepteren': 'of who has not accepted yet, and so may nothing; it sends others away',
  '/verwerkersovereenkomst': 'the text, which everybody may read',
  '/verwerkersovereenkomst/tekenen/[token]': 'the board member has no login: the link itself says for which board',
  '/aanvragen': 'whoever asks for an account has none',
  '/aanvragen/[soort]/[voor]': 'an empty form for whoever has no account; it shows nothing of any school',
  '/aanvragen/versturen/[token]': 'the link itself says whose request; who holds it typed it',
  '/actueel': 'notices for everybody; those for staff tell nothing of a school',
  '/bij-wie': 'who to ask what; less of it for parents and pupils',
  '/contact': 'how to reach the helpdesk; less of it for parents and pupils',
  '/handleidingen': 'help that everybody reads',
  '/handleidingen/[handleiding]': 'help that everybody reads',
  '/privacy': 'what is kept of people in general, of nobody in particular',
  '/uitgevers/proef': 'an engineer asks for a sandbox; it tells nobody whether an address has one',
  '/uitgevers/proef/[token]': 'the link itself says whose sandbox; nothing in it is real',
  '/uitgevers/api': 'open documentation; it tells of no school and no publisher',
  '/status': 'how the portal does, without a word of any school or person',
}

/** Pages for anybody of the staff, each about the own login. */
export const STAFF_PAGES: Record<string, string> = {
  '/start': 'sends everybody to the own landing page',
  '/school-kiezen': 'one’s own schools',
  '/mijn-profiel': 'one’s own profile',
  '/mijn-profiel/inloggen': 'what one has beside the own password; also where a session that owes a second factor waits',
  '/mijn-profiel/inloggen/app': 'the own app while it is being set up',
  '/mijn-profiel/sessies': 'where one is logged in oneself',
}

/** Pages of what only a whole procedure makes: their own tests open them. */
export const UNREAL = ['/helpdesk/fusies/[mergeId]', '/helpdesk/splitsingen/[splitId]']

/** Pages that send even those on who may see them, because of what they show. */
export const SENDS_ON: Record<string, string> = {
  '/beheer/gebruikersgegevens/ophalen': 'a fetch that nobody asked for',
}

/** Server actions, by the slice they stand in: a name says nothing where another slice has the same. */
export const OPEN_ACTIONS: Record<string, Record<string, string>> = {
  staff: {
    signInAction: 'logs in', passkeyLoginAction: 'logs in: the passkey says who', stepByPasskeyAction: 'ends a login under way: its cookie says whose', stepByCodeAction: 'ends a login under way: its cookie says whose',
    signOutAction: 'ends the own session', leave: 'the same as a plain form', chooseSchoolAction: 'between the own schools', acceptAgreementAction: 'for the own login, which may nothing before',
    forgotAction: 'asks a link', setPasswordAction: 'the link says whose', confirmWorkAction: 'the link says whose',
  },
  'home-login': { homeSignInAction: 'logs in', homeLeave: 'ends the own session', forgottenAction: 'asks a link', choosePasswordAction: 'the link says whose' },
  'pupil-login': { pupilDone: 'ends the own session' },
  network: { enrolDeviceAction: 'calls an action with a rule, and keeps the cookie' },
  'login-security': { proveByPasswordAction: 'says who is at the own session, by the own password', proveByPasskeyAction: 'the same by the own passkey' },
  'look-on': { stopLookingOn: 'calls an action with a rule, as a plain form' },
  notices: { putNoticeAway: 'calls an action with a rule, as a plain form' },
  'account-requests': { beginRequestAction: 'whoever asks for an account has none; nothing is decided by it' },
  agreements: { signAgreementAction: 'the board member has no login: the link says for which board' },
  sandbox: {
    askSandboxAction: 'whoever asks for a sandbox has nothing yet', makeSandboxAction: 'the link says whose sandbox', prolongSandboxAction: 'the link says whose sandbox', removeSandboxAction: 'the link says whose sandbox',
  },
  contact: { sendMessageAction: 'a question to the helpdesk, also of who cannot log in' },
}
export const openReason = ({ file, name }: Pick<ServerAction, 'file' | 'name'>) => OPEN_ACTIONS[file.split('/')[1]!]?.[name]

/** Route handlers. */
export const OPEN_HANDLERS: Record<string, string> = {
  '/api/auth/[...nextauth]': 'next-auth’s own: the login itself',
  '/saml/sso/[verzoek]': 'shows nothing; the request is the front door’s',
  '/oidc/auth': 'shows nothing; the request is the front door’s',
  '/start/[titel]': 'shows nothing; the launch is the front door’s',
  '/status.json': 'the same as /status',
  '/titel-icoon/[titel]': 'the icon of a title: titles are the same for everybody, and no secret',
  '/verwerkersovereenkomst/tekenen/[token]/overeenkomst.pdf': 'the link itself says for which board',
}

/** `beside`: a permission of work that belongs to no school. `as`: an address that a pattern answers. */
type NativeRule = { open: string } | { method: 'GET' | 'POST'; permission: Permission; form?: string; beside?: true; as?: string }
export const NATIVE: Record<string, NativeRule> = {
  '/healthz': { open: 'says that the process lives' },
  '/readyz': { open: 'says that the database answers' },
  '/api/pupil/school': { open: 'the school’s address or device decides' },
  '/api/pupil/group': { open: 'the school’s address or device decides' },
  '/api/pupil/sign-in': { open: 'the pupil’s secret decides' },
  '/api/pupil/badge': { open: 'the badge decides' },
  '/api/pupil/not-staff': { open: 'ends the own session' },
  '/api/home/child': { open: 'the parent’s session and the child’s secret decide' },
  '/api/network/report': { open: 'the tool’s key decides' },
  '/login/snelkoppelaar': { open: 'begins a sign-in; the environment says who' },
  '/login/netwerk/callback': { open: 'ends a sign-in; the environment says who' },
  '/login/leerlingen/snelkoppelaar': { open: 'the pupil’s door, from memory' },
  '^/start/(beheer/)?([^/]+)$': { open: 'the launch: it reads the session and walks the whole chain' },
  '/api/captcha': { open: 'a riddle, for whoever must show to be no machine' },
  '/api/passkey': { open: 'what a browser must know to ask for a passkey; which ones, only to the own session or the step under way' },
  '/opnieuw-beginnen': { open: 'ends the own session, from the own pages only' },
  '^/aanvragen/versturen/([^/]+)/(bestand|formulier.pdf)$': { open: 'the link itself says whose request' },
  '^/helpdesk/aanvragen/([^/]+)/verzoek.pdf$': { method: 'GET', permission: 'accounts.decide', beside: true, as: '/helpdesk/aanvragen/00000000-0000-4000-8000-000000000000/verzoek.pdf' },
  '^/helpdesk/uitgeverijen/([^/]+)/saml/bestand$': { method: 'POST', permission: 'publishers.keep', form: 'multipart', beside: true, as: '/helpdesk/uitgeverijen/00000000-0000-4000-8000-000000000000/saml/bestand' },
  '/helpdesk/duo/bestand': { method: 'POST', permission: 'duo.keep', form: 'multipart', beside: true },
  '/oidc/session/end': { open: 'ends the own session, or asks first' },
  '/uitgeverij/icoon': { method: 'POST', permission: 'publisher.manage', form: 'multipart', beside: true },
  '/api/uitgevers': { open: 'a publisher’s access token decides' },
  '/.well-known/oauth-authorization-server/api/uitgevers/oauth': { open: 'tells where publishers get their access tokens' },
  '^/saml/(metadata|sso|start)(?:/([A-Za-z0-9_-]+))?$': { open: 'the identity provider: it reads the session and walks the whole chain' },
  '/oidc/auth': { open: 'an authorization request by a form goes on as a GET, which the provider answers' },
  '/oidc': { open: 'the provider: it reads the session and walks the whole chain' },
  '/beheer/gebruikersgegevens/bestand': { method: 'POST', permission: 'roster.import', form: 'multipart' },
  '/beheer/ip-adressen/dynamisch/script': { method: 'POST', permission: 'network.set' },
  '/beheer/xml-maker/openen': { method: 'POST', permission: 'roster.import', form: 'multipart' },
  '/beheer/xml-maker/opslaan': { open: 'JSON, not a form: the XML-maker’s own tests try it' },
  '/beheer/xml-maker/importeren': { method: 'POST', permission: 'roster.import' },
  '/beheer/xml-maker/edexml.xml': { method: 'GET', permission: 'roster.import' },
  '/beheer/xml-maker/eck2.xml': { method: 'GET', permission: 'roster.import' },
}
/** Modules of the front door that name no address themselves. */
export const HELPING = ['access/browser', 'access/cookie', 'access/session', 'platform/http/body', 'platform/http/respond', 'platform/http/security-headers', 'platform/http/static-page', 'roster/upload', 'sso/current-provider', 'sso/launch']
