/**
 * The pictures children know: animals they are (pupil pictures), things they remember (password
 * pictures), and the signs of their software (title pictures). Drawn by Microsoft, Fluent Emoji Flat, MIT; exported to `public/pictures` by
 * `scripts/pictures.ts`.
 *
 * How they were chosen (design/interface.md, 'Pictures'): far apart in shape and colour on a contact
 * sheet; no skin, flags, religion, weapons or brands; no animal whose Dutch name is a taunt in the
 * playground (varken, koe, ezel, aap, slak, kwal, otter, olifant, nijlpaard, walvis, slang, rat …).
 *
 * A slug is stored with the pupil: never rename or reuse one. Adding at the end is safe.
 */
export interface PupilPicture {
  readonly slug: string
  /** Name of the drawing in `@iconify-json/fluent-emoji-flat`. */
  readonly icon: string
  /** Dutch name, for screen readers and for a teacher on the phone. */
  readonly label: string
}

/** The colour that a small child would call it; choices of one child never hold too many of one. */
export type Colour = 'red' | 'orange' | 'yellow' | 'green' | 'blue' | 'purple' | 'brown' | 'grey' | 'many'

export interface PasswordPicture extends PupilPicture {
  readonly colour: Colour
}

const animal = (slug: string, icon: string, label: string): PupilPicture => ({ slug, icon, label })
const sign = animal
const thing = (slug: string, icon: string, label: string, colour: Colour): PasswordPicture => ({ slug, icon, label, colour })

/** In order of hand-out: the first thirty-five, a full class, are the farthest apart. */
export const PUPIL_PICTURES: readonly PupilPicture[] = [
  animal('leeuw', 'lion', 'leeuw'),
  animal('kikker', 'frog', 'kikker'),
  animal('pinguin', 'penguin', 'pinguïn'),
  animal('flamingo', 'flamingo', 'flamingo'),
  animal('dolfijn', 'dolphin', 'dolfijn'),
  animal('tijger', 'tiger-face', 'tijger'),
  animal('panda', 'panda', 'panda'),
  animal('lieveheersbeestje', 'lady-beetle', 'lieveheersbeestje'),
  animal('schildpad', 'turtle', 'schildpad'),
  animal('uil', 'owl', 'uil'),
  animal('vlinder', 'butterfly', 'vlinder'),
  animal('zebra', 'zebra', 'zebra'),
  animal('kuikentje', 'baby-chick', 'kuikentje'),
  animal('papegaai', 'parrot', 'papegaai'),
  animal('beer', 'bear', 'beer'),
  animal('octopus', 'octopus', 'octopus'),
  animal('konijn', 'rabbit-face', 'konijn'),
  animal('langnek', 'sauropod', 'langnek (dinosaurus)'),
  animal('vos', 'fox', 'vos'),
  animal('eenhoorn', 'unicorn', 'eenhoorn'),
  animal('giraffe', 'giraffe', 'giraffe'),
  animal('koala', 'koala', 'koala'),
  animal('krab', 'crab', 'krab'),
  animal('pauw', 'peacock', 'pauw'),
  animal('egel', 'hedgehog', 'egel'),
  animal('eend', 'duck', 'eend'),
  animal('bij', 'honeybee', 'bij'),
  animal('paard', 'horse', 'paard'),
  animal('tropische-vis', 'tropical-fish', 'tropische vis'),
  animal('krokodil', 'crocodile', 'krokodil'),
  animal('eekhoorn', 'chipmunk', 'eekhoorn'),
  animal('zwarte-kat', 'black-cat', 'zwarte kat'),
  animal('ijsbeer', 'polar-bear', 'ijsbeer'),
  animal('haan', 'rooster', 'haan'),
  animal('kangoeroe', 'kangaroo', 'kangoeroe'),
  animal('hond', 'dog-face', 'hond'),
  animal('rups', 'bug', 'rups'),
  animal('zwaan', 'swan', 'zwaan'),
  animal('kreeft', 'lobster', 'kreeft'),
  animal('wasbeer', 'raccoon', 'wasbeer'),
  animal('poes', 'cat-face', 'poes'),
  animal('vuurvogel', 'phoenix-bird', 'vuurvogel'),
  animal('t-rex', 't-rex', 't-rex (dinosaurus)'),
  animal('eland', 'moose', 'eland'),
  animal('kuiken-in-ei', 'hatching-chick', 'kuikentje in een ei'),
  animal('haai', 'shark', 'haai'),
  animal('rode-vogel', 'bird', 'rode vogel'),
  animal('luipaard', 'leopard', 'luipaard'),
  animal('draak', 'dragon', 'draak'),
  animal('muis', 'mouse-face', 'muis'),
  animal('hert', 'deer', 'hert'),
  animal('kever', 'beetle', 'kever'),
  animal('pijlinktvis', 'squid', 'pijlinktvis'),
  animal('wolf', 'wolf', 'wolf'),
  animal('arend', 'eagle', 'arend'),
  animal('vis', 'fish', 'vis'),
  animal('hamster', 'hamster', 'hamster'),
  animal('raaf', 'blackbird', 'raaf'),
  animal('gekko', 'lizard', 'gekko'),
  animal('zeehond', 'seal', 'zeehond'),
  animal('koraal', 'coral', 'koraal'),
  animal('lama', 'llama', 'lama'),
  animal('bever', 'beaver', 'bever'),
  animal('sprinkhaan', 'cricket', 'sprinkhaan'),
  animal('poedel', 'poodle', 'poedel'),
  animal('vleermuis', 'bat', 'vleermuis'),
  animal('wit-konijn', 'rabbit', 'wit konijn'),
  animal('pony', 'horse-face', 'pony'),
  animal('das', 'badger', 'das'),
  animal('kat', 'cat', 'kat'),
  animal('mier', 'ant', 'mier'),
  animal('lammetje', 'ewe', 'lammetje'),
  animal('reddingshond', 'service-dog', 'reddingshond'),
  animal('draakje', 'dragon-face', 'draakje'),
  animal('schelp', 'spiral-shell', 'schelp'),
  animal('tijgertje', 'tiger', 'tijgertje'),
  animal('puppy', 'dog', 'puppy'),
  animal('draaimolenpaard', 'carousel-horse', 'draaimolenpaard'),
  animal('vogelnest', 'nest-with-eggs', 'vogelnest'),
  animal('pootafdruk', 'paw-prints', 'pootafdruk'),
]

export const PASSWORD_PICTURES: readonly PasswordPicture[] = [
  thing('appel', 'red-apple', 'appel', 'red'),
  thing('fiets', 'bicycle', 'fiets', 'many'),
  thing('ster', 'star', 'ster', 'yellow'),
  thing('raket', 'rocket', 'raket', 'many'),
  thing('boot', 'sailboat', 'boot', 'blue'),
  thing('paraplu', 'umbrella', 'paraplu', 'purple'),
  thing('sleutel', 'key', 'sleutel', 'yellow'),
  thing('ballon', 'balloon', 'ballon', 'red'),
  thing('aardbei', 'strawberry', 'aardbei', 'red'),
  thing('auto', 'automobile', 'auto', 'red'),
  thing('banaan', 'banana', 'banaan', 'yellow'),
  thing('wortel', 'carrot', 'wortel', 'orange'),
  thing('druiven', 'grapes', 'druiven', 'purple'),
  thing('meloen', 'watermelon', 'meloen', 'red'),
  thing('taart', 'birthday-cake', 'taart', 'brown'),
  thing('ijsje', 'soft-ice-cream', 'ijsje', 'brown'),
  thing('paddenstoel', 'mushroom', 'paddenstoel', 'red'),
  thing('tractor', 'tractor', 'tractor', 'green'),
  thing('trein', 'locomotive', 'trein', 'grey'),
  thing('vliegtuig', 'airplane', 'vliegtuig', 'blue'),
  thing('vlieger', 'kite', 'vlieger', 'many'),
  thing('huis', 'house', 'huis', 'orange'),
  thing('kasteel', 'castle', 'kasteel', 'grey'),
  thing('sneeuwpop', 'snowman', 'sneeuwpop', 'blue'),
  thing('regenboog', 'rainbow', 'regenboog', 'many'),
  thing('zonnebloem', 'sunflower', 'zonnebloem', 'yellow'),
  thing('cactus', 'cactus', 'cactus', 'green'),
  thing('boom', 'deciduous-tree', 'boom', 'green'),
  thing('trommel', 'drum', 'trommel', 'red'),
  thing('wekker', 'alarm-clock', 'wekker', 'red'),
  thing('schaar', 'scissors', 'schaar', 'red'),
  thing('potlood', 'pencil', 'potlood', 'orange'),
  thing('boek', 'open-book', 'boek', 'blue'),
  thing('kroon', 'crown', 'kroon', 'yellow'),
  thing('sokken', 'socks', 'sokken', 'blue'),
  thing('voetbal', 'soccer-ball', 'voetbal', 'blue'),
  thing('puzzelstuk', 'puzzle-piece', 'puzzelstuk', 'green'),
  thing('cadeau', 'wrapped-gift', 'cadeau', 'yellow'),
  thing('knuffelbeer', 'teddy-bear', 'knuffelbeer', 'brown'),
  thing('lolly', 'lollipop', 'lolly', 'many'),
  thing('stoel', 'chair', 'stoel', 'brown'),
  thing('emmer', 'bucket', 'emmer', 'blue'),
  thing('maan', 'crescent-moon', 'maan', 'yellow'),
  thing('kaas', 'cheese-wedge', 'kaas', 'yellow'),
]

/** What stands on the tile of a title, for children who cannot read its name. No publisher's logo: of those we ship none. */
export const TITLE_PICTURES: readonly PupilPicture[] = [
  sign('palet', 'artist-palette', 'schilderspalet'),
  sign('muzieknoten', 'musical-notes', 'muzieknoten'),
  sign('telraam', 'abacus', 'telraam'),
  sign('krijtje', 'crayon', 'waskrijtje'),
  sign('microscoop', 'microscope', 'microscoop'),
  sign('telescoop', 'telescope', 'telescoop'),
  sign('wereldbol', 'globe-showing-europe-africa', 'wereldbol'),
  sign('boekenstapel', 'books', 'stapel boeken'),
  sign('reageerbuis', 'test-tube', 'reageerbuisje'),
  sign('magneet', 'magnet', 'magneet'),
  sign('kompas', 'compass', 'kompas'),
  sign('schijf', 'bullseye', 'roos'),
  sign('gitaar', 'guitar', 'gitaar'),
  sign('trompet', 'trumpet', 'trompet'),
  sign('accordeon', 'accordion', 'accordeon'),
  sign('jojo', 'yo-yo', 'jojo'),
  sign('dobbelsteen', 'game-die', 'dobbelsteen'),
  sign('joystick', 'joystick', 'joystick'),
  sign('robot', 'robot', 'robot'),
  sign('ruimteschip', 'flying-saucer', 'ruimteschip'),
  sign('reuzenrad', 'ferris-wheel', 'reuzenrad'),
  sign('circustent', 'circus-tent', 'circustent'),
  sign('kamperen', 'camping', 'tentje'),
  sign('parachute', 'parachute', 'parachute'),
  sign('helikopter', 'helicopter', 'helikopter'),
  sign('racewagen', 'racing-car', 'racewagen'),
  sign('step', 'kick-scooter', 'step'),
  sign('gloeilamp', 'light-bulb', 'gloeilamp'),
  sign('bel', 'bell', 'bel'),
  sign('beker', 'trophy', 'beker'),
  sign('edelsteen', 'gem-stone', 'edelsteen'),
  sign('toverstaf', 'magic-wand', 'toverstaf'),
  sign('eiland', 'desert-island', 'eiland'),
  sign('vulkaan', 'volcano', 'vulkaan'),
  sign('fontein', 'fountain', 'fontein'),
  sign('satelliet', 'satellite', 'satelliet'),
  sign('rugzak', 'backpack', 'rugzak'),
  sign('kwast', 'paintbrush', 'kwast'),
  sign('filmcamera', 'movie-camera', 'filmcamera'),
  sign('radio', 'radio', 'radio'),
  sign('telefoon', 'telephone', 'telefoon'),
  sign('discobal', 'mirror-ball', 'discobal'),
  sign('basketbal', 'basketball', 'basketbal'),
  sign('skateboard', 'skateboard', 'skateboard'),
  sign('rolschaats', 'roller-skate', 'rolschaats'),
  sign('planeet', 'ringed-planet', 'planeet'),
  sign('komeet', 'comet', 'komeet'),
  sign('berg', 'snow-capped-mountain', 'berg'),
  sign('gereedschapskist', 'toolbox', 'gereedschapskist'),
  sign('tekstballon', 'speech-balloon', 'tekstballon'),
]

const pupilBySlug = new Map(PUPIL_PICTURES.map((picture) => [picture.slug, picture]))
const passwordBySlug = new Map(PASSWORD_PICTURES.map((picture) => [picture.slug, picture]))

/** The pupil picture of a stored slug, or undefined when it is none of ours. */
export function pupilPicture(slug: string): PupilPicture | undefined {
  return pupilBySlug.get(slug)
}

/** The password picture of a stored slug, or undefined when it is none of ours. */
export function passwordPicture(slug: string): PasswordPicture | undefined {
  return passwordBySlug.get(slug)
}
