import { Button, Text } from '@react-email/components'
import { counted, Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type ImportAppliedProps = {
  portalName: string
  name: string
  school: string
  /** The file, or the LAS that it came from over a link. */
  fileName: string
  overLink?: boolean
  groupsAdded: number
  pupilsAdded: number
  pupilsRemoved: number
  staffAdded: number
  /** Pupils whose own data are other than before, and pupils who are in another group. */
  pupilsChanged: number
  pupilsMoved: number
  address: string
}

/** To the coordinator, when an import is done: what came in and where to look. */
function ImportApplied(props: ImportAppliedProps) {
  return (
    <Letter preview={`De import voor ${props.school} is verwerkt`} title="De import is verwerkt" dear={props.name} portalName={props.portalName}>
      <Text style={styles.text}>
        {props.overLink ? `De gegevens uit ${props.fileName} zijn via de koppeling opgehaald en verwerkt voor ${props.school}.` : `Het bestand ‘${props.fileName}’ is verwerkt voor ${props.school}.`} De gegevens zijn meteen zichtbaar.
      </Text>
      <Text style={styles.text}>
        Nieuw: {counted(props.groupsAdded, 'groep', 'groepen')}, {counted(props.pupilsAdded, 'leerling', 'leerlingen')} en {counted(props.staffAdded, 'medewerker', 'medewerkers')}. Niet meer actief:{' '}
        {counted(props.pupilsRemoved, 'leerling', 'leerlingen')}.
        {props.pupilsChanged > 0 && ` Gewijzigd: ${counted(props.pupilsChanged, 'leerling', 'leerlingen')}.`}
        {props.pupilsMoved > 0 && ` Naar een andere groep: ${counted(props.pupilsMoved, 'leerling', 'leerlingen')}.`}
      </Text>
      <Button href={props.address} style={styles.button}>Bekijk het verslag</Button>
    </Letter>
  )
}

/** The mail as html and text. */
export function renderImportMail(props: ImportAppliedProps): Promise<RenderedMail> {
  return renderMail(`De import voor ${props.school} is verwerkt`, <ImportApplied {...props} />)
}
