import { Button, Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type HomeChildAddedProps = {
  portalName: string
  /** The school that added the child. */
  school: string
  email: string
  /** /thuis, where the parent logs in. */
  homeAddress: string
}

const SUBJECT = 'Thuis inloggen: er is een kind toegevoegd'

/** To a parent with a home login: another school added a child to it (HOM-1). */
function HomeChildAdded({ portalName, school, email, homeAddress }: HomeChildAddedProps) {
  return (
    <Letter preview={`${school} heeft een kind aan uw thuislogin toegevoegd`} title="Er is een kind toegevoegd" dear="ouder of verzorger" portalName={portalName}>
      <Text style={styles.text}>{school} heeft een kind toegevoegd aan uw thuislogin. U hoeft niets te doen: u logt in met uw e-mailadres {email} en het wachtwoord dat u al hebt.</Text>
      <Button href={homeAddress} style={styles.button}>Naar thuis inloggen</Button>
      <Text style={styles.text}>Hebt u geen kind op deze school? Laat het de school dan weten: die kan uw adres weghalen.</Text>
      <Text style={styles.text}>Vragen? Die beantwoordt de school van uw kind.</Text>
    </Letter>
  )
}

/** The mail as html and text. */
export function renderHomeChildAddedMail(props: HomeChildAddedProps): Promise<RenderedMail> {
  return renderMail(SUBJECT, <HomeChildAdded {...props} />)
}
