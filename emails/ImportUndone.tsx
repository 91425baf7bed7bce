import { Button, Text } from '@react-email/components'
import { counted, Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type ImportUndoneProps = {
  portalName: string
  name: string
  school: string
  fileName: string
  by: string
  pupilsBack: number
  pupilsGone: number
  staffBack: number
  staffGone: number
  address: string
}

/** To the coordinators concerned, when an import was undone: what came back and who is inactive now. */
function ImportUndone(props: ImportUndoneProps) {
  return (
    <Letter preview={`De import voor ${props.school} is ongedaan gemaakt`} title="De import is ongedaan gemaakt" dear={props.name} portalName={props.portalName}>
      <Text style={styles.text}>
        {props.by} heeft de import van ‘{props.fileName}’ voor {props.school} ongedaan gemaakt. Groepen en mensen zijn weer wat zij daarvoor waren.
      </Text>
      <Text style={styles.text}>
        Weer actief: {counted(props.pupilsBack, 'leerling', 'leerlingen')} en {counted(props.staffBack, 'medewerker', 'medewerkers')}. Niet meer actief:{' '}
        {counted(props.pupilsGone, 'leerling', 'leerlingen')} en {counted(props.staffGone, 'medewerker', 'medewerkers')}.
      </Text>
      <Button href={props.address} style={styles.button}>Bekijk de import</Button>
    </Letter>
  )
}

/** The mail as html and text. */
export function renderImportUndoneMail(props: ImportUndoneProps): Promise<RenderedMail> {
  return renderMail(`De import voor ${props.school} is ongedaan gemaakt`, <ImportUndone {...props} />)
}
