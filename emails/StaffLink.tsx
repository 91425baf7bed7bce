import { Button, Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

/** As what somebody works at the school: until when, for who stands in. */
export type StaffWork = { as: 'substitute'; group: string; until: string } | { as: 'staff'; roles: string }

export type StaffLinkProps = {
  portalName: string
  /** A first password, a new one, or none: the person can log in already, or can once she said yes to this school (LAS-7). */
  kind: 'activation' | 'password' | 'access' | 'confirm'
  name: string
  email: string
  school: string | null
  work: StaffWork | null
  /** Where the button leads: the link with its token, or the login page. */
  address: string
  loginAddress: string
}

/** To a member of staff: which school gave access to what, and the link to choose a password (ACC-3, AUT-3, SUB-1). */
function StaffLink(props: StaffLinkProps) {
  const { portalName, kind, name, email, address, loginAddress } = props
  return (
    <Letter preview={subjectOf(props)} title={subjectOf(props)} dear={name} portalName={portalName}>
      <Text style={styles.text}>{reasonOf(props)}</Text>
      <Text style={styles.text}>
        {askFor(kind)} Uw gebruikersnaam is dit e-mailadres: {email}.
      </Text>
      <Button href={address} style={styles.button}>{kind === 'access' ? 'Inloggen' : kind === 'confirm' ? 'Bevestigen' : 'Wachtwoord instellen'}</Button>
      {kind !== 'access' && <Text style={styles.text}>De link werkt één keer en is {kind === 'password' ? '24 uur' : '14 dagen'} geldig. Daarna logt u in op {loginAddress}.</Text>}
      <Text style={styles.text}>{kind === 'password' ? 'Hebt u dit niet gevraagd? Dan hoeft u niets te doen: uw wachtwoord blijft zoals het is.' : 'Kent u deze school niet? Dan hoeft u niets te doen.'}</Text>
    </Letter>
  )
}

function askFor(kind: StaffLinkProps['kind']): string {
  if (kind === 'confirm') return 'Werkt u daar? Bevestig dat dan met de knop hieronder. Daarna logt u in met het wachtwoord dat u al hebt.'
  return kind === 'access' ? 'U kunt inloggen met het wachtwoord dat u al hebt.' : 'Stel met de knop hieronder uw wachtwoord in.'
}

function subjectOf({ kind, portalName, work }: StaffLinkProps): string {
  if (kind === 'password') return `${portalName}: een nieuw wachtwoord instellen`
  if (work?.as === 'substitute') return `${portalName}: uw toegang als invalkracht`
  // One subject for who has a login and who has none: a school may see it, and learns nothing by it (LAS-7).
  return kind === 'access' ? `${portalName}: u hebt toegang gekregen` : `${portalName}: uw activatielink`
}

function reasonOf({ kind, portalName, school, work }: StaffLinkProps): string {
  if (kind === 'password') return `Er is voor u een nieuw wachtwoord aangevraagd bij ${portalName}.`
  if (!school) return `U hebt een account bij ${portalName}, dat nog niet is geactiveerd.`
  if (work?.as === 'substitute') return `${school} heeft u toegang gegeven als invalkracht van ${work.group}, ${work.until}. Daarna eindigt die toegang vanzelf.`
  if (work) return `${school} heeft u toegang gegeven tot ${portalName}, als ${work.roles}.`
  return `${school} heeft voor u een account bij ${portalName}.`
}

/** The mail as html and text. */
export function renderStaffLinkMail(props: StaffLinkProps): Promise<RenderedMail> {
  return renderMail(subjectOf(props), <StaffLink {...props} />)
}
