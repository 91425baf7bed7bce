import { Button, Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type ToolSilentProps = {
  portalName: string
  name: string
  school: string
  /** When the tool was heard last, in Dutch words. */
  lastHeard: string
  /** The page about the tool. */
  address: string
}

/** To the coordinator: the Dynamic IP Tool is silent, what that means, and what to do (NET-2). */
function ToolSilent({ portalName, name, school, lastHeard, address }: ToolSilentProps) {
  return (
    <Letter preview={`De Dynamic IP Tool van ${school} meldt zich niet meer`} title="De Dynamic IP Tool meldt zich niet meer" dear={name} portalName={portalName} note="U krijgt dit bericht één keer.">
      <Text style={styles.text}>De Dynamic IP Tool van {school} meldde zich voor het laatst op {lastHeard}. Krijgt de school intussen een ander IP-adres, dan kunnen leerlingen niet meer inloggen.</Text>
      <Text style={styles.text}>Staat de computer met de tool aan, en heeft hij internet? Meer hoeft u meestal niet na te gaan: de tool meldt zich dan binnen vijf minuten weer.</Text>
      <Button href={address} style={styles.button}>Bekijk de Dynamic IP Tool</Button>
    </Letter>
  )
}

/** The mail as html and text. */
export function renderToolSilentMail(props: ToolSilentProps): Promise<RenderedMail> {
  return renderMail(`De Dynamic IP Tool van ${props.school} meldt zich niet meer`, <ToolSilent {...props} />)
}
