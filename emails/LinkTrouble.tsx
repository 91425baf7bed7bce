import { Button, Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type LinkTroubleProps = { portalName: string; name: string; school: string; las: string; words: string; remedy: string; address: string }

/** To each coordinator, once: the link that worked does not, why, and who can mend it (LAS-2). */
function LinkTrouble({ portalName, name, school, las, words, remedy, address }: LinkTroubleProps) {
  return (
    <Letter preview={`De koppeling met ${las} werkt niet`} title={<>De koppeling met {las} werkt niet</>} dear={name} portalName={portalName} note="U krijgt dit bericht één keer, tot de koppeling weer heeft gewerkt.">
      <Text style={styles.text}>Het lukt het portaal niet de gegevens van {school} op te halen. {words}</Text>
      <Text style={styles.text}>{remedy}</Text>
      <Text style={styles.text}>Wie al in het portaal staat, kan gewoon blijven inloggen.</Text>
      <Button href={address} style={styles.button}>Bekijk de koppeling</Button>
    </Letter>
  )
}

/** The mail as html and text. */
export function renderLinkTroubleMail(props: LinkTroubleProps): Promise<RenderedMail> {
  return renderMail(`De koppeling van ${props.school} met ${props.las} werkt niet`, <LinkTrouble {...props} />)
}
