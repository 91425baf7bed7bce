import { Button, Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type YearHeldProps = { portalName: string; name: string; school: string; schoolYear: string; address: string }

/** To each coordinator: what was kept for the new school year would now take away more than was agreed on (ACC-10). */
function YearHeld({ portalName, name, school, schoolYear, address }: YearHeldProps) {
  return (
    <Letter preview="Het nieuwe schooljaar wacht op u" title={`De groepen van ${schoolYear} wachten op u`} dear={name} portalName={portalName}>
      <Text style={styles.text}>De groepen van schooljaar {schoolYear} stonden klaar voor {school}. Sinds ze zijn klaargezet, is er op school zoveel veranderd dat nu meer leerlingen of medewerkers niet meer actief zouden zijn dan toen. Daarom zijn de nieuwe groepen nog niet ingegaan en is er niets veranderd.</Text>
      <Text style={styles.text}>Kijk wat er zou veranderen en bevestig het, of annuleer en bied nieuwe gegevens aan.</Text>
      <Button href={address} style={styles.button}>Bekijk de import</Button>
    </Letter>
  )
}

/** The mail as html and text. */
export function renderYearHeldMail(props: YearHeldProps): Promise<RenderedMail> {
  return renderMail(`De groepen van ${props.schoolYear} wachten op u`, <YearHeld {...props} />)
}
