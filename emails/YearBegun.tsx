import { Button, Text } from '@react-email/components'
import { counted, Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type YearBegunProps = {
  portalName: string
  name: string
  school: string
  schoolYear: string
  groupsAdded: number
  pupilsAdded: number
  pupilsRemoved: number
  /** Links of licences with groups that came in the place of last year's. */
  licencesLinked: number
  /** Links of last year for which the coordinator must choose a group. */
  licencesOpen: number
  address: string
}

/** To the coordinators, when the groups of a new school year went in (ACC-10). */
function YearBegun(props: YearBegunProps) {
  return (
    <Letter preview={`De nieuwe groepen van ${props.school} zijn ingegaan`} title={`Schooljaar ${props.schoolYear} is begonnen`} dear={props.name} portalName={props.portalName}>
      <Text style={styles.text}>
        De groepen van het nieuwe schooljaar zijn ingegaan bij {props.school}. Nieuw: {counted(props.groupsAdded, 'groep', 'groepen')} en {counted(props.pupilsAdded, 'leerling', 'leerlingen')}. Niet meer actief:{' '}
        {counted(props.pupilsRemoved, 'leerling', 'leerlingen')}.
      </Text>
      {props.licencesLinked > 0 && <Text style={styles.text}>{counted(props.licencesLinked, 'koppeling', 'koppelingen')} van een licentie met een groep {props.licencesLinked === 1 ? 'is' : 'zijn'} meegegaan naar de nieuwe groepen.</Text>}
      {props.licencesOpen > 0 && (
        <Text style={styles.text}>
          <strong>U moet nog kiezen:</strong> bij {counted(props.licencesOpen, 'koppeling', 'koppelingen')} van vorig jaar is niet duidelijk welke nieuwe groep erbij hoort. In het verslag staat welke.
        </Text>
      )}
      <Text style={styles.text}>Koppelt u licenties in de schermen van een uitgeverij, kijk dan ook daar of de nieuwe groepen kloppen.</Text>
      <Button href={props.address} style={styles.button}>Bekijk het verslag</Button>
    </Letter>
  )
}

/** The mail as html and text. */
export function renderYearBegunMail(props: YearBegunProps): Promise<RenderedMail> {
  return renderMail(`Schooljaar ${props.schoolYear} is begonnen voor ${props.school}`, <YearBegun {...props} />)
}
