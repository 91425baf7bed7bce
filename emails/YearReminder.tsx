import { Button, Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type YearReminderProps = {
  portalName: string
  name: string
  school: string
  /** `2027-2028` */
  schoolYear: string
  /** The first school day, in Dutch words. */
  firstDay: string
  /** The one of the day before. */
  last: boolean
  /** The page where a file goes in. */
  address: string
}

/** To the coordinator of a school that imports by hand: the file of the new school year is not in yet (ACC-9). */
function YearReminder({ portalName, name, school, schoolYear, firstDay, last, address }: YearReminderProps) {
  return (
    <Letter
      preview={`Het bestand van schooljaar ${schoolYear} is nog niet binnen`} title={last ? 'Morgen begint het nieuwe schooljaar' : 'Het nieuwe schooljaar staat nog niet klaar'} dear={name} portalName={portalName}
      note={last ? 'Dit is de laatste herinnering.' : 'U krijgt dit bericht elke week tot het bestand binnen is.'}
    >
      <Text style={styles.text}>{school} voert de gebruikersgegevens met de hand in. Het bestand van schooljaar {schoolYear} is nog niet geïmporteerd. Zonder dat bestand zien leerkrachten en leerlingen de groepen van vorig jaar.</Text>
      <Text style={styles.text}>Zorg dat het uiterlijk 1 dag voor de 1e schooldag, {firstDay}, binnen is. Het mag ook nu al: de nieuwe groepen gaan vanzelf in op 1 augustus, of meteen als het dan al zover is. Begint uw school op een andere dag? Geef die dag dan op bij ‘Klaar voor het nieuwe schooljaar’.</Text>
      <Button href={address} style={styles.button}>Gebruikersgegevens invoeren</Button>
    </Letter>
  )
}

/** The mail as html and text. */
export function renderYearReminderMail(props: YearReminderProps): Promise<RenderedMail> {
  return renderMail(`${props.last ? 'Morgen begint schooljaar' : 'Nog niet binnen: schooljaar'} ${props.schoolYear} (${props.school})`, <YearReminder {...props} />)
}
