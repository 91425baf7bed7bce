import { acrossSchools } from '@/lib/platform/db/scope'
import { seedRegister } from './duo'
import { giveConsent, giveLicence, grantToGroups, makeBoard, makeGroup, makeHome, makeLasLink, makePupil, makeSchool, makeStaff, makeSubstitute, makeUser, signAgreement, tickEnvironment } from './factories'
import { seedHelpdesk } from './helpdesk'
import { inventedName } from './names'
import { seedRequest } from './requests'

const ref = (n: number) => `5c0ffee0-0000-4000-8000-${String(n).padStart(12, '0')}`

/** The demonstration world, told as a story. It is told once: where De Regenboog stands, nothing is added. */
export async function seedDemoWorld(): Promise<void> {
  const database = acrossSchools('the demonstration world')
  if (await database.school.findUnique({ where: { brin: '99RB00' } })) return

  const kleurrijk = await makeBoard({ number: '41001', name: 'Stichting Kleurrijk Onderwijs' })
  const noorderlicht = await makeBoard({ number: '41002', name: 'Stichting Noorderlicht' })
  const voorbeeld = await makeBoard({ number: '41003', name: 'Stichting Voorbeeld' })
  const windroos = await makeBoard({ number: '41004', name: 'Stichting Windroos' })

  const regenboog = await makeSchool({ name: 'Basisschool De Regenboog', brin: '99RB00', schoolRef: ref(1), boardId: kleurrijk.id, street: 'Kleurenlaan', houseNumber: '7', postalCode: '1234AB', city: 'Voorbeeldstad' })
  const elsewhere = { addresses: [] }
  const zonnewijzer = await makeSchool({ name: 'Basisschool De Zonnewijzer', brin: '99ZW00', schoolRef: ref(2), boardId: kleurrijk.id, street: 'Zonneplein', houseNumber: '12', postalCode: '1234CD', city: 'Voorbeeldstad', ...elsewhere })
  const kompas = await makeSchool({ name: "Basisschool 't Kompas", brin: '99KP00', schoolRef: ref(3), boardId: noorderlicht.id, street: 'Noorderweg', houseNumber: '1', postalCode: '9876ZZ', city: 'Noorddorp', ...elsewhere })
  const muizen = await makeSchool({ name: 'Voorbeeldschool De Muizen', brin: '99ZZ00', schoolRef: ref(4), boardId: voorbeeld.id, city: 'Huissen', ...elsewhere })
  const toren = await makeSchool({ name: 'Voorbeeldschool De Toren', brin: '99XX99', schoolRef: ref(5), boardId: voorbeeld.id, city: 'Torendam', ...elsewhere })
  const bron = await makeSchool({ name: 'Basisschool De Bron', brin: '99BR00', schoolRef: ref(6), boardId: noorderlicht.id, street: 'Bronpad', houseNumber: '3', postalCode: '9876YY', city: 'Noorddorp', ...elsewhere })
  const lissabon = await makeSchool({ name: 'De Windroos, Lissabon', brin: null, schoolKey: 'WINDROOS', kind: 'abroad', schoolRef: ref(7), boardId: windroos.id, city: 'Lissabon', ...elsewhere })

  await seedRegister()
  await seedHelpdesk()
  await seedRequest()
  await makeLasLink(regenboog.id, 'parnassys', { live: true })
  await makeLasLink(kompas.id, 'esis')
  await makeLasLink(bron.id, 'eduscope', { live: true })

  // De Regenboog's groups, as its LAS has them.
  const bever = await makeGroup(regenboog.id, { name: 'Bever', lasKey: 'bever', yearGroup: '1', loginMethod: 'picture' })
  const groep5a = await makeGroup(regenboog.id, { name: 'Groep 5A', lasKey: '5a', yearGroup: '5', loginMethod: 'pin' })
  const groep7b = await makeGroup(regenboog.id, { name: 'Groep 7B', lasKey: '7b', yearGroup: '7', loginMethod: 'pin' })

  const aad = await makePupil(regenboog.id, bever.id, { firstName: 'Aad', prefix: 'van', lastName: 'Aa', lasKey: '1001', yearGroup: '1', loginMethod: 'pin', pin: '1111' })
  const ad = await makePupil(regenboog.id, bever.id, { firstName: 'Ad', lastName: 'Aanstoot', lasKey: '1002', yearGroup: '1' })
  const alberdina = await makePupil(regenboog.id, bever.id, { firstName: 'Alberdina', lastName: 'Aarsbergen', lasKey: '1003', yearGroup: '1' })
  await makePupil(regenboog.id, bever.id, { firstName: 'Alieke', lastName: 'Achtienribbe', lasKey: '1004', yearGroup: '1' })
  for (let at = 0; at < 16; at += 1) await makePupil(regenboog.id, bever.id, { ...inventedName(at), lasKey: `${1005 + at}`, yearGroup: '1' })

  const bo = await makePupil(regenboog.id, groep5a.id, { firstName: 'Bo', prefix: 'van', lastName: 'Aa', lasKey: '5001', pin: '1111' })
  await makePupil(regenboog.id, groep5a.id, { firstName: 'Chris', lastName: 'Bakker', lasKey: '5002', pin: '6775' })
  await makePupil(regenboog.id, groep5a.id, { firstName: 'Daan', lastName: 'Cornelissen', lasKey: '5003', pin: '3509' })
  for (let at = 0; at < 21; at += 1) await makePupil(regenboog.id, groep5a.id, { ...inventedName(at + 4), lasKey: `${5004 + at}` })
  for (let at = 0; at < 26; at += 1) await makePupil(regenboog.id, groep7b.id, { ...inventedName(at + 9), lasKey: `${7001 + at}`, yearGroup: '7' })

  await makeHome('ouder@thuis.example', [aad, bo])
  await makeHome('ouder2@thuis.example', [ad])
  await makeHome('ouder3@thuis.example', [alberdina], { activated: false })

  // De Bron works in Skool/Miloo (SSO-3); the mock environment knows two of these pupils by their ECK iD.
  const groep6 = await makeGroup(bron.id, { name: 'Groep 6', lasKey: '6', yearGroup: '6', loginMethod: 'pin' })
  const eckId = (at: string) => `https://ketenid.nl/demo/${at.repeat(64)}`
  await makePupil(bron.id, groep6.id, { firstName: 'Mila', lastName: 'Waterman', lasKey: '6001', yearGroup: '6', eckId: eckId('b1') })
  await makePupil(bron.id, groep6.id, { firstName: 'Noud', lastName: 'Beekman', lasKey: '6002', yearGroup: '6', eckId: eckId('b2') })
  await makePupil(bron.id, groep6.id, { firstName: 'Lev', lastName: 'Fontein', lasKey: '6003', yearGroup: '6' })
  await tickEnvironment(bron.id, 'skool')
  await giveConsent(bron.id, 'cito')
  await giveLicence(bron.id, 'groeimeter', { linking: 'portal', groupIds: [groep6.id] })

  // Its people.
  const iris = await makeStaff(regenboog.id, { firstName: 'Iris', prefix: 'van', lastName: 'Dijk', email: 'ict@regenboog.example', roles: ['coordinator'] })
  await database.schoolAddress.updateMany({ where: { schoolId: regenboog.id }, data: { addedById: iris.user!.id } })
  await makeStaff(zonnewijzer.id, { firstName: 'Iris', prefix: 'van', lastName: 'Dijk', email: 'ict@regenboog.example', roles: ['coordinator'] })
  await makeStaff(regenboog.id, { firstName: 'Eilert', lastName: 'Zomermaand', email: 'eilert@regenboog.example', roles: ['teacher'], groupIds: [bever.id], lasKey: 'L1' })
  await makeStaff(regenboog.id, { firstName: 'Ellemieke', lastName: 'Zonderman', email: 'ellemieke@regenboog.example', roles: ['teacher'], groupIds: [bever.id, groep5a.id], lasKey: 'L2' })
  await makeStaff(regenboog.id, { firstName: 'Karin', prefix: 'de', lastName: 'Boer', email: 'karin@regenboog.example', roles: ['careCoordinator'] })
  await makeStaff(regenboog.id, { firstName: 'Rob', lastName: 'Terpstra', email: 'rob@regenboog.example', roles: ['remedialTeacher'] })
  await makeStaff(regenboog.id, { firstName: 'Sanne', lastName: 'Stam', email: 'sanne@regenboog.example', roles: ['intern'], groupIds: [groep7b.id] })
  await makeStaff(regenboog.id, { firstName: 'Gerrit', lastName: 'Both', email: 'gerrit@regenboog.example', roles: ['coordinator', 'teacher'], groupIds: [groep7b.id], lasKey: 'L3' })
  await makeSubstitute(regenboog.id, groep5a.id, { name: 'Ina Valk', email: 'ina@inval.example', days: 2 })
  await makeStaff(kompas.id, { firstName: 'Kim', lastName: 'Noord', email: 'ict@kompas.example', roles: ['coordinator'] })
  for (const school of [muizen, toren]) await makeStaff(school.id, { firstName: 'Vera', lastName: 'Visser', email: 'ict@voorbeeld.example', roles: ['coordinator'] })
  await makeStaff(bron.id, { firstName: 'Bram', lastName: 'Bron', email: 'bram@bron.example', roles: ['teacher'], active: false, lasKey: 'L1', groupIds: [groep6.id] })
  await makeStaff(lissabon.id, { firstName: 'Wilma', lastName: 'Wind', email: 'ict@windroos.example', roles: ['coordinator'] })
  await makeUser({ email: 'helpdesk@leerpoort.example', name: 'Helpdesk', helpdesk: true })
  const rezulto = await database.publisher.findUniqueOrThrow({ where: { slug: 'rezulto' } })
  await makeUser({ email: 'beheer@rezulto.example', name: 'Rezulto', publisherId: rezulto.id })

  await signAgreement({ boardId: kleurrijk.id, name: 'Hilde Kleur', position: 'voorzitter van het college van bestuur', email: 'bestuur@kleurrijk.example', place: 'Voorbeeldstad' })

  // Its ticks and licences. LOGO Digitaal is linked to Groep 5A, not yet to Bever or Groep 7B.
  for (const slug of ['rezulto', 'malmberg', 'zwijsen', 'cito']) await giveConsent(regenboog.id, slug)
  const logo = await giveLicence(regenboog.id, 'logo-digitaal', { seats: 80 })
  await grantToGroups(regenboog.id, logo.id, [groep5a.id])
  for (const code of ['rekenreis', 'spellingspoor', 'rekenreis-leerkracht']) {
    const licence = await giveLicence(regenboog.id, code, { seats: 120 })
    await grantToGroups(regenboog.id, licence.id, [groep5a.id, groep7b.id])
  }
  for (const code of ['leesstart', 'telwereld']) await grantToGroups(regenboog.id, (await giveLicence(regenboog.id, code, { seats: 40 })).id, [bever.id])
  await giveLicence(regenboog.id, 'groeimeter', { linking: 'portal', groupIds: [groep5a.id] })
  await giveLicence(regenboog.id, 'kleuter-in-beeld', { linking: 'portal', seats: 25 })
  await giveLicence(regenboog.id, 'leerlingtoets', { linking: 'portal', seats: 60 })
}
