/** 'Thuislogin' as the groepsoverzicht tells it (GRP-5): is an address set, is one activated. */
export type HomeState = 'Nee/Nee' | 'Ja/Nee' | 'Ja/Ja'

/** The state of a pupil whose home addresses are activated or not. */
export function homeState(activated: boolean[]): HomeState {
  if (activated.length === 0) return 'Nee/Nee'
  return activated.includes(true) ? 'Ja/Ja' : 'Ja/Nee'
}

export const HOME_WORDS: Record<HomeState, string> = {
  'Nee/Nee': 'niet ingesteld',
  'Ja/Nee': 'nog niet geactiveerd',
  'Ja/Ja': 'geactiveerd',
}
