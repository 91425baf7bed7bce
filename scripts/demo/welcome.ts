import type { Addresses } from '../stack/stack'

/** What `npm run demo` prints when everything is up. */
export function welcome({ portal, mocks, mail, rest }: Addresses): string {
  const regenboog = '5c0ffee0-0000-4000-8000-000000000001'
  const target = encodeURIComponent(`${mocks}/rezulto/app/logo-digitaal`)
  return `
Leerpoort is up, with its demonstration world. Password of every account: Welkom2026

  portal                    ${portal}
  publishers (outside)      ${mocks}
  Skool, De Bron's network  ${mocks}/skool
  ParnasSys, ESIS and others ${mocks}/las/parnassys (esis, dotcomschool, eduscope)
  mail that was sent        ${mail}
  publishers' services      ${rest} (mutual TLS, certificates in .data/certs)

  ICT-coördinator           ict@regenboog.example        De Regenboog and De Zonnewijzer
  teacher                   ellemieke@regenboog.example  Bever and Groep 5A
  coordinator and teacher   gerrit@regenboog.example     Groep 7B
  substitute                ina@inval.example            Groep 5A, two school days
  parent, at ${portal}/thuis
                            ouder@thuis.example          Aad (Bever) and Bo (Groep 5A)
  helpdesk                  helpdesk@leerpoort.example   new accounts, schools, mergers, notices
  another board             ict@kompas.example           't Kompas
  for your own EDEXML file  ict@voorbeeld.example        De Muizen (99ZZ00), De Toren (99XX99)

  a pupil's shortcut to LOGO Digitaal (Groep 5A → Bo van Aa → 1111):
  ${portal}/login/leerlingen/snelkoppelaar?TARGET=${target}&INSTELLING_REF=${regenboog}

Ctrl-C stops it; the data stays. npm run demo -- --reset starts anew.
`
}
