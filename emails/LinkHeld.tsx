import { Body, Button, Container, Head, Heading, Html, Preview, Text } from '@react-email/components'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type LinkHeldProps = { portalName: string; name: string; school: string; las: string; pupilsRemoved: number; staffRemoved: number; groupsRemoved: number; address: string }

/** To each coordinator: what came over the link would change unusually much, and waits for a person (LAS-5). */
function LinkHeld({ portalName, name, school, las, pupilsRemoved, staffRemoved, groupsRemoved, address }: LinkHeldProps) {
  return (
    <Html lang="nl">
      <Head />
      <Preview>{`De gegevens uit ${las} wachten op u`}</Preview>
      <Body style={styles.body}>
        <Container style={styles.container}>
          <Heading style={styles.heading}>De gegevens uit {las} wachten op u</Heading>
          <Text style={styles.text}>Beste {name},</Text>
          <Text style={styles.text}>Het portaal heeft de gegevens van {school} opgehaald uit {las}. Ze zouden ongewoon veel veranderen, of er is iets dat u eerst moet bekijken. Daarom is er nog niets veranderd: leerlingen en leerkrachten kunnen gewoon verder.</Text>
          <Text style={styles.text}>Niet meer actief zouden zijn: {pupilsRemoved} leerlingen, {staffRemoved} medewerkers en {groupsRemoved} groepen.</Text>
          <Text style={styles.text}>Klopt het, bevestig de import dan. Klopt het niet, annuleer hem en verbeter de gegevens in {las}.</Text>
          <Button href={address} style={styles.button}>Bekijk de import</Button>
          <Text style={styles.small}>U kunt op dit bericht niet antwoorden. Het is verstuurd door {portalName}.</Text>
        </Container>
      </Body>
    </Html>
  )
}

/** The mail as html and text. */
export function renderLinkHeldMail(props: LinkHeldProps): Promise<RenderedMail> {
  return renderMail(`De gegevens van ${props.school} uit ${props.las} wachten op u`, <LinkHeld {...props} />)
}
