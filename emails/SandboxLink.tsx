import { Button, Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type SandboxLinkProps = { portalName: string; address: string; days: number }

/** To an engineer of a publisher (PUB-5): the way into the sandbox. Nothing in it is what a stranger typed. */
function SandboxLink({ portalName, address, days }: SandboxLinkProps) {
  return (
    <Letter preview="De link naar uw proefomgeving" title="Uw proefomgeving" dear="ontwikkelaar" portalName={portalName}>
      <Text style={styles.text}>Met deze link maakt of beheert u uw proefomgeving: een verbinding voor uw software en een verzonnen school om mee te proberen. Maakt u er binnen {days} dagen geen gebruik van, dan werkt de link niet meer.</Text>
      <Button href={address} style={styles.button}>Naar de proefomgeving</Button>
      <Text style={styles.text}>Geef de link niet door: wie hem heeft, ziet de gegevens van uw proefomgeving. Hebt u niets gevraagd? Dan hoeft u niets te doen.</Text>
    </Letter>
  )
}

/** The mail as html and text. */
export function renderSandboxLinkMail(props: SandboxLinkProps): Promise<RenderedMail> {
  return renderMail(`${props.portalName}: uw proefomgeving`, <SandboxLink {...props} />)
}
