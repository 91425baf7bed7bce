/** The publishers of the manuals and the titles of those that are live in the demonstration. Plain data: scripts read it too. */
export type TitleSeed = {
  code: string
  method: string
  name: string
  audience?: 'teacher'
  teacherEntrance?: boolean
  yearGroups?: string[]
  test?: boolean
  homeAllowed?: boolean
  /** From low to high (LIC-4). */
  levels?: string[]
}
export type PublisherSeed = {
  slug: string
  name: string
  purpose: string
  attributes: string[]
  /** Has a connection with the portal: a client of its own in the outside world. */
  live: boolean
  /** Methods with licence management at the publisher. */
  management?: string[]
  /** Answers for its licences itself, person by person (LIC-2); the portal hosts none of it. */
  lookup?: true
  titles: TitleSeed[]
}

const MIDDLE_AND_UPPER = ['3', '4', '5', '6', '7', '8']
const both = { teacherEntrance: true }

export const PUBLISHERS: PublisherSeed[] = [
  {
    slug: 'rezulto', name: 'Rezulto', live: true, management: ['logo-digitaal'],
    purpose: 'Oefenen met woordenschat en taal in LOGO Digitaal.',
    attributes: ['schoolName', 'role', 'groups', 'firstName'],
    titles: [{ code: 'logo-digitaal', method: 'logo-digitaal', name: 'LOGO Digitaal', homeAllowed: true, ...both }],
  },
  {
    slug: 'malmberg', name: 'Malmberg', live: true,
    purpose: 'Rekenen en spelling, met voortgang per leerling.',
    attributes: ['role', 'groups', 'yearGroup', 'firstName', 'lastName'],
    titles: [
      { code: 'rekenreis', method: 'rekenreis', name: 'Rekenreis', yearGroups: MIDDLE_AND_UPPER, homeAllowed: true, ...both },
      { code: 'spellingspoor', method: 'spellingspoor', name: 'Spellingspoor', yearGroups: ['4', '5', '6', '7', '8'], homeAllowed: true },
      { code: 'rekenreis-leerkracht', method: 'rekenreis', name: 'Rekenreis voor de leerkracht', audience: 'teacher', yearGroups: MIDDLE_AND_UPPER },
    ],
  },
  {
    slug: 'zwijsen', name: 'Zwijsen', live: true,
    purpose: 'Leren lezen en tellen in groep 1 tot en met 3.',
    attributes: ['role', 'groups', 'yearGroup', 'firstName'],
    titles: [
      { code: 'leesstart', method: 'leesstart', name: 'Leesstart', yearGroups: ['1', '2', '3'], homeAllowed: true, ...both },
      { code: 'telwereld', method: 'telwereld', name: 'Telwereld', yearGroups: ['1', '2', '3'], homeAllowed: true, ...both },
    ],
  },
  {
    slug: 'noordhoff', name: 'Noordhoff', live: true, management: ['getallenland', 'kaartkompas'],
    purpose: 'Rekenen en aardrijkskunde.',
    attributes: ['role', 'groups', 'yearGroup'],
    titles: [
      { code: 'getallenland', method: 'getallenland', name: 'Getallenland', yearGroups: MIDDLE_AND_UPPER, homeAllowed: true, ...both },
      { code: 'kaartkompas', method: 'kaartkompas', name: 'Kaartkompas', yearGroups: ['5', '6', '7', '8'], homeAllowed: true, ...both },
    ],
  },
  {
    slug: 'thiememeulenhoff', name: 'ThiemeMeulenhoff', live: true, lookup: true, management: ['taalbrug'],
    purpose: 'Taal, met niveaus per leerling.',
    attributes: ['role', 'eckId', 'groups', 'yearGroup', 'firstName'],
    titles: [{ code: 'taalbrug', method: 'taalbrug', name: 'Taalbrug', yearGroups: MIDDLE_AND_UPPER, homeAllowed: true, levels: ['1F', '1S', '2F'], ...both }],
  },
  {
    slug: 'blink', name: 'Blink', live: true,
    purpose: 'Wereldoriëntatie.',
    attributes: ['role', 'groups', 'yearGroup'],
    titles: [{ code: 'ontdekplein', method: 'ontdekplein', name: 'Ontdekplein', yearGroups: ['5', '6', '7', '8'], homeAllowed: true, ...both }],
  },
  {
    slug: 'ced-groep', name: 'CED-Groep (Nieuwsbegrip)', live: true,
    purpose: 'Begrijpend lezen met Nieuwsbegrip.',
    attributes: ['schoolName', 'role', 'groups', 'yearGroup', 'firstName', 'lastName'],
    titles: [{ code: 'nieuwsbegrip', method: 'nieuwsbegrip', name: 'Nieuwsbegrip', yearGroups: ['4', '5', '6', '7', '8'], homeAllowed: true, ...both }],
  },
  {
    slug: 'cito', name: 'Cito', live: true,
    purpose: 'Volgen van de ontwikkeling en toetsen.',
    attributes: ['schoolName', 'role', 'eckId', 'groups', 'yearGroup', 'firstName', 'lastName', 'place'],
    titles: [
      { code: 'groeimeter', method: 'groeimeter', name: 'Groeimeter', yearGroups: MIDDLE_AND_UPPER, homeAllowed: true, levels: ['basis', 'extra hulp', 'plus'], ...both },
      { code: 'kleuter-in-beeld', method: 'kleuter-in-beeld', name: 'Kleuter in beeld', yearGroups: ['1', '2'], homeAllowed: true, ...both },
      { code: 'leerlingtoets', method: 'leerlingtoets', name: 'Leerlingtoets', yearGroups: MIDDLE_AND_UPPER, test: true, ...both },
    ],
  },
  ...(
    [
      ['royal-jongbloed', 'Royal Jongbloed'], ['schoolsupport', 'Schoolsupport'], ['prowise-go', 'Prowise GO'], ['muiswerk', 'Muiswerk'],
      ['bohn-stafleu-van-loghum', 'Bohn Stafleu van Loghum (Schrijven doe je zo)'], ['veilig-verkeer-nederland', 'Veilig Verkeer Nederland'],
      ['stenvert', 'Stenvert (OnlineKlas)'], ['kwintessens', 'Kwintessens'],
    ] as const
  ).map(([slug, name]) => ({ slug, name, live: false, purpose: 'Gebruik van de software van deze uitgeverij.', attributes: ['role', 'groups'], titles: [] })),
]
