import { Body, Button, Container, Head, Heading, Html, Preview, Text } from '@react-email/components'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type LinkTroubleProps = { portalName: string; name: string; school: string; las: string; words: string; remedy: string; address: string }

/** To each coordinator, once: the link that worked does not, why, and who can mend it (LAS-2). */
function LinkTrouble({ portalName, name, school, las, words, remedy, address }: LinkTroubleProps) {
  return (
    <Html lang="nl">
      <Head />
      <Preview>{`De koppeling met ${las} werkt niet`}</Preview>
      <Body style={styles.body}>
        <Container style={styles.container}>
          <Heading style={styles.heading}>De koppeling met {las} werkt niet</Heading>
          <Text style={styles.text}>Beste {name},</Text>
          <Text style={styles.text}>Het lukt het portaal niet de gegevens van {school} op te halen. {words}</Text>
          <Text style={styles.text}>{remedy}</Text>
          <Text style={styles.text}>Wie al in het portaal staat, kan gewoon blijven inloggen.</Text>
          <Button href={address} style={styles.button}>Bekijk de koppeling</Button>
          <Text style={styles.small}>U krijgt dit bericht één keer, tot de koppeling weer heeft gewerkt. U kunt er niet op antwoorden. Het is verstuurd door {portalName}.</Text>
        </Container>
      </Body>
    </Html>
  )
}

/** The mail as html and text. */
export function renderLinkTroubleMail(props: LinkTroubleProps): Promise<RenderedMail> {
  return renderMail(`De koppeling van ${props.school} met ${props.las} werkt niet`, <LinkTrouble {...props} />)
}
