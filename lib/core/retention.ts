/**
 * How long things are kept, in days: the one table. The nightly jobs erase by it and the page 'Privacy' tells it (DAT-3,
 * DAT-5). How long people are kept after they left is a setting beside it: RETENTION_DAYS.
 */
export const KEEP_DAYS = {
  /** Sessions, after their end. */
  session: 30,
  /** Links in mails, after they stopped working: so long staff see how it went with the mail (HOM-8). */
  mailLink: 60,
  /** Mails: longer than a link of one is known (14 days and `mailLink`). */
  mail: 90,
  /** What a mail says, when it could not be sent: the queue keeps a job no longer. */
  unsentMail: 14,
  /** Badges, after they were voided (PUP-5). */
  badge: 30,
  /** E-mail addresses of who stood in, after the end (SUB-2). */
  substituteAddress: 30,
  /** What was noticed in an imported file, which pairs were made, and whom an import changed: it names people. */
  importNotes: 30,
  /** What it takes to undo an import (LAS-5). */
  undo: 30,
  /** A file that nobody confirmed. */
  stagedImport: 1,
  /** What came over a link at night and waits for its coordinator. */
  heldImport: 14,
  /** Drafts of the XML-maker, after the last change. */
  draft: 30,
  /** Passwords of home logins, after the last child left (HOM-7). */
  childlessHome: 30,
  /** Logins that open nothing, after they were made. */
  unusedLogin: 30,
  /** The history of the Dynamic IP Tool (NET-2). */
  addressHistory: 365,
  /** Requests to sign an agreement, after they ended in any way (ACC-6). */
  agreementRequest: 60,
  /** Requests for a school account that were begun and never sent (ACC-1). */
  requestDraft: 30,
  /** Links to a sandbox of which nothing was made, and sandboxes after they were made or prolonged (PUB-5). */
  sandboxLink: 2,
  sandbox: 30,
  /** Requests for another name of a school, after they were decided (ACC-2). */
  nameRequest: 365,
  /** What a school was before another BRIN was taken over (ACC-2). */
  brinTakeover: 30,
  /** Files of DUO that nobody took over, and what was noted of those that were. */
  duoFile: 30,
  duoNotes: 365,
  /** Notices, and who put them away, after their end (AUT-8). */
  notice: 365,
  /** Why the helpdesk looked on, after the end (ACC-11). */
  lookOn: 365,
  /** What it takes to undo a merger or a split of schools (ACC-8). */
  mergeUndo: 1,
  /** What a publisher answered when it was asked who may use what, after the answer: longer it is no guide (LIC-2). */
  licenceLookup: 7,
  /** Counts of what was erased: no names. */
  erasureCount: 1095,
} as const
export type KeepTime = keyof typeof KEEP_DAYS

/** An interval for SQL. */
export const sqlDays = (time: KeepTime): string => `interval '${KEEP_DAYS[time]} days'`

/** What the nightly jobs erase, as people read it in the report: one, and several. */
export const ERASED = {
  pupils: ['leerling', 'leerlingen'],
  staff: ['medewerker', 'medewerkers'],
  homeLogins: ['inlog van een ouder', 'inlogs van ouders'],
  homePasswords: ['wachtwoord van een ouder', 'wachtwoorden van ouders'],
  staffLogins: ['inlog van een medewerker', 'inlogs van medewerkers'],
  sessions: ['oude sessie', 'oude sessies'],
  links: ['link in een mail', 'links in mails'],
  mails: ['verstuurde mail', 'verstuurde mails'],
  badges: ['ongeldige badge', 'ongeldige badges'],
  codes: ['code voor één keer', 'codes voor één keer'],
  substituteAddresses: ['e-mailadres van een invaller', 'e-mailadressen van invallers'],
  importFiles: ['bestand dat niemand heeft geïmporteerd', 'bestanden die niemand heeft geïmporteerd'],
  importNotes: ['lijst van wat in een bestand opviel', 'lijsten van wat in bestanden opviel'],
  importReports: ['verslag met namen van een import', 'verslagen met namen van imports'],
  importUndo: ['import die niet meer ongedaan kan worden gemaakt', 'imports die niet meer ongedaan kunnen worden gemaakt'],
  drafts: ['concept in de XML-maker', 'concepten in de XML-maker'],
  agreementRequests: ['verzoek om te tekenen', 'verzoeken om te tekenen'],
} as const satisfies Record<string, readonly [string, string]>
export type ErasedKind = keyof typeof ERASED
