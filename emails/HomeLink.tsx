import { Button, Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type HomeLinkProps = {
  portalName: string
  purpose: 'activation' | 'password'
  /** At least one. */
  schools: readonly string[]
  email: string
  /** The link with its token: it works once. */
  address: string
  /** /thuis, where the parent logs in afterwards. */
  homeAddress: string
}

const WORDS = {
  activation: { subject: 'Thuis inloggen: kies een wachtwoord', days: '14 dagen' },
  password: { subject: 'Thuis inloggen: een nieuw wachtwoord', days: '24 uur' },
}

const LIST = new Intl.ListFormat('nl', { type: 'conjunction' })

/** To a parent: what it is for, which school or schools set it up, and the link to choose a password (HOM-1, HOM-5). */
function HomeLink({ portalName, purpose, schools, email, address, homeAddress }: HomeLinkProps) {
  const names = [...new Set(schools)].sort((a, b) => a.localeCompare(b, 'nl'))
  const have = `${LIST.format(names)} ${names.length === 1 ? 'heeft' : 'hebben'}`
  const { days } = WORDS[purpose]
  return (
    <Letter preview={`${have} thuis inloggen voor uw kind ingesteld`} title={purpose === 'activation' ? 'Thuis verder werken' : 'Een nieuw wachtwoord'} dear="ouder of verzorger" portalName={portalName}>
      {purpose === 'activation' ? (
        <Text style={styles.text}>{have} voor uw kind ingesteld dat het thuis met schoolsoftware kan werken. Kies eerst zelf een wachtwoord. Uw gebruikersnaam is dit e-mailadres: {email}.</Text>
      ) : (
        <Text style={styles.text}>Er is een nieuw wachtwoord aangevraagd om thuis in te loggen. {have} dat voor uw kind ingesteld. Uw gebruikersnaam is dit e-mailadres: {email}. Hebt u dit niet gevraagd? Dan hoeft u niets te doen.</Text>
      )}
      <Button href={address} style={styles.button}>Kies een wachtwoord</Button>
      <Text style={styles.text}>De link werkt één keer en is {days} geldig. Daarna logt u samen met uw kind in op {homeAddress}.</Text>
      <Text style={styles.text}>Vragen? Die beantwoordt de school van uw kind.</Text>
    </Letter>
  )
}

/** The mail as html and text. */
export function renderHomeLinkMail(props: HomeLinkProps): Promise<RenderedMail> {
  return renderMail(WORDS[props.purpose].subject, <HomeLink {...props} />)
}
