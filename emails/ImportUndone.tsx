import { Body, Button, Container, Head, Heading, Html, Preview, Text } from '@react-email/components'
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
    <Html lang="nl">
      <Head />
      <Preview>{`De import voor ${props.school} is ongedaan gemaakt`}</Preview>
      <Body style={styles.body}>
        <Container style={styles.container}>
          <Heading style={styles.heading}>De import is ongedaan gemaakt</Heading>
          <Text style={styles.text}>Beste {props.name},</Text>
          <Text style={styles.text}>
            {props.by} heeft de import van ‘{props.fileName}’ voor {props.school} ongedaan gemaakt. Groepen en mensen zijn weer wat zij daarvoor waren.
          </Text>
          <Text style={styles.text}>
            Weer actief: {counted(props.pupilsBack, 'leerling', 'leerlingen')} en {counted(props.staffBack, 'medewerker', 'medewerkers')}. Niet meer actief:{' '}
            {counted(props.pupilsGone, 'leerling', 'leerlingen')} en {counted(props.staffGone, 'medewerker', 'medewerkers')}.
          </Text>
          <Button href={props.address} style={styles.button}>Bekijk de import</Button>
          <Text style={styles.small}>U kunt op dit bericht niet antwoorden. Het is verstuurd door {props.portalName}.</Text>
        </Container>
      </Body>
    </Html>
  )
}

/** `1 leerling`, `3 leerlingen`. */
function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

/** The mail as html and text. */
export function renderImportUndoneMail(props: ImportUndoneProps): Promise<RenderedMail> {
  return renderMail(`De import voor ${props.school} is ongedaan gemaakt`, <ImportUndone {...props} />)
}
