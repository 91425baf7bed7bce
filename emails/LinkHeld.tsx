import { Button, Text } from '@react-email/components'
import { counted, Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type LinkHeldProps = { portalName: string; name: string; school: string; las: string; pupilsRemoved: number; staffRemoved: number; groupsRemoved: number; /** People whose number came with another first and last name. */ strangers: number; /** People who seem to be here under another number. */ doubles: number; address: string }

/** To each coordinator: what came over the link would change unusually much, and waits for a person (LAS-5). */
function LinkHeld({ portalName, name, school, las, pupilsRemoved, staffRemoved, groupsRemoved, strangers, doubles, address }: LinkHeldProps) {
  return (
    <Letter preview={`De gegevens uit ${las} wachten op u`} title={<>De gegevens uit {las} wachten op u</>} dear={name} portalName={portalName}>
      <Text style={styles.text}>Het portaal heeft de gegevens van {school} opgehaald uit {las}. Ze zouden ongewoon veel veranderen, of er is iets dat u eerst moet bekijken. Daarom is er nog niets veranderd: leerlingen en leerkrachten kunnen gewoon verder.</Text>
      <Text style={styles.text}>Niet meer actief zouden zijn: {counted(pupilsRemoved, 'leerling', 'leerlingen')}, {counted(staffRemoved, 'medewerker', 'medewerkers')} en {counted(groupsRemoved, 'groep', 'groepen')}.</Text>
      {strangers > 0 && <Text style={styles.text}>Bij {counted(strangers, 'persoon', 'mensen')} hoort hetzelfde nummer nu bij een andere voornaam en een andere achternaam. Zeg bij de import van ieder of het dezelfde is: anders zou iemand het account van een ander krijgen.</Text>}
      {doubles > 0 && <Text style={styles.text}>{doubles === 1 ? 'Eén persoon komt onder een nieuw nummer en lijkt' : `${doubles} mensen komen onder een nieuw nummer en lijken`} dezelfde als iemand die er al is. Zeg bij de import of dat zo is: anders krijgt wie dezelfde is een tweede account, zonder het oude plaatje, de pincode en de thuislogin.</Text>}
      <Text style={styles.text}>Klopt het, bevestig de import dan. Klopt het niet, annuleer hem en verbeter de gegevens in {las}.</Text>
      <Button href={address} style={styles.button}>Bekijk de import</Button>
    </Letter>
  )
}

/** The mail as html and text. */
export function renderLinkHeldMail(props: LinkHeldProps): Promise<RenderedMail> {
  return renderMail(`De gegevens van ${props.school} uit ${props.las} wachten op u`, <LinkHeld {...props} />)
}
