import { Button, Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type SchoolClosedProps = {
  portalName: string
  name: string
  school: string
  /** From which day its data is erased, in Dutch words; null: it was opened again. */
  erased: string | null
  /** The login page. */
  address: string
}

/** To the coordinators: the account of the school is closed, or open again (ACC-7). */
function SchoolClosed({ portalName, name, school, erased, address }: SchoolClosedProps) {
  return (
    <Letter preview={subjectOf({ school, erased })} title={erased ? 'Het account is gesloten' : 'Het account is weer open'} dear={name} portalName={portalName}>
      {erased ? (
        <Text style={styles.text}>Het account van {school} is gesloten: leerlingen, ouders en medewerkers kunnen voor deze school niet meer inloggen. De gegevens worden bewaard en vanaf {erased} gewist. Was dit niet de bedoeling? Neem dan voor die dag contact op met de helpdesk.</Text>
      ) : (
        <>
          <Text style={styles.text}>Het account van {school} is weer open. Vink de uitgeverijen en de netwerkomgeving opnieuw aan, en kies opnieuw hoe de gegevens binnenkomen.</Text>
          <Button href={address} style={styles.button}>Inloggen</Button>
        </>
      )}
    </Letter>
  )
}

const subjectOf = ({ school, erased }: Pick<SchoolClosedProps, 'school' | 'erased'>) => (erased ? `Het account van ${school} is gesloten` : `Het account van ${school} is weer open`)

/** The mail as html and text. */
export function renderSchoolClosedMail(props: SchoolClosedProps): Promise<RenderedMail> {
  return renderMail(subjectOf(props), <SchoolClosed {...props} />)
}
