import { Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type ContactMessageProps = { portalName: string; number: string; name: string; email: string; school: string; subject: string; message: string }

/** To the helpdesk: what somebody asks through the contact form. */
function ContactMessage({ portalName, number, name, email, school, subject, message }: ContactMessageProps) {
  return (
    <Letter preview={`${name}, ${school}`} title={`Vraag ${number}`} dear="helpdesk" portalName={portalName} note={`Antwoord aan ${email}, met het nummer ${number} in het onderwerp.`}>
      <Text style={styles.text}>Van: {name} ({email})<br />School: {school}<br />Onderwerp: {subject}</Text>
      {message.split(/\r?\n/).map((line, at) => <Text key={at} style={styles.text}>{line}</Text>)}
    </Letter>
  )
}

export type ContactConfirmationProps = { portalName: string; number: string; hours: string; telephone: string }

/** To who filled the form in: a number, and nothing of what was typed. */
function ContactConfirmation({ portalName, number, hours, telephone }: ContactConfirmationProps) {
  return (
    <Letter preview={`Uw vraag heeft nummer ${number}`} title="We hebben uw vraag ontvangen" dear="collega" portalName={portalName} note="Hebt u geen vraag gestuurd? Dan heeft iemand zich in het adres vergist en hoeft u niets te doen.">
      <Text style={styles.text}>Uw vraag heeft nummer {number}. De helpdesk antwoordt op dit e-mailadres.</Text>
      <Text style={styles.text}>{hours}{telephone && ` Telefoon: ${telephone}. Noem dan het nummer van uw vraag.`}</Text>
    </Letter>
  )
}

/** The mail to the helpdesk. */
export function renderContactMessage(props: ContactMessageProps): Promise<RenderedMail> {
  return renderMail(`Vraag ${props.number}: ${props.subject}`, <ContactMessage {...props} />)
}

/** The mail to the sender. */
export function renderContactConfirmation(props: ContactConfirmationProps): Promise<RenderedMail> {
  return renderMail(`We hebben uw vraag ontvangen (${props.number})`, <ContactConfirmation {...props} />)
}
