import { Button, Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

const WHAT = {
  'password-changed': 'is het wachtwoord gewijzigd',
  'passkey-added': 'is een passkey toegevoegd',
  'passkey-removed': 'is een passkey verwijderd',
  'app-added': 'is een app met codes toegevoegd',
  'app-removed': 'is de app met codes verwijderd',
  'recovery-made': 'zijn nieuwe herstelcodes gemaakt; de oude werken niet meer',
  'recovery-used': 'is ingelogd met een herstelcode',
} as const
export type FactorChange = keyof typeof WHAT

export type FactorChangedProps = { portalName: string; name: string; change: FactorChange; /** In Dutch words. */ when: string; /** The page about the own login. */ address: string }

/** To the person: something changed about the own login (AUT-2, AUT-7). */
function FactorChanged({ portalName, name, change, when, address }: FactorChangedProps) {
  return (
    <Letter preview={`Bij uw account ${WHAT[change]}`} title="Er is iets gewijzigd aan uw inloggen" dear={name} portalName={portalName}>
      <Text style={styles.text}>Bij uw account {WHAT[change]}, op {when}.</Text>
      <Text style={styles.text}>Hebt u dat zelf gedaan? Dan hoeft u niets te doen. Zo niet, kies dan meteen een nieuw wachtwoord met ‘Gebruikersnaam of wachtwoord vergeten’, en laat het de ICT-coördinator van uw school weten.</Text>
      <Button href={address} style={styles.button}>Bekijk hoe u inlogt</Button>
    </Letter>
  )
}

/** The mail as html and text. */
export function renderFactorChangedMail(props: FactorChangedProps): Promise<RenderedMail> {
  return renderMail(`Er is iets gewijzigd aan uw inloggen bij ${props.portalName}`, <FactorChanged {...props} />)
}
