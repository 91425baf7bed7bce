import { Button, Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type YearReadyProps = { portalName: string; name: string; school: string; schoolYear: string; from: string; las: string; address: string }

/** To the coordinators, when the LAS gave the groups of the next school year (ACC-10). */
function YearReady({ portalName, name, school, schoolYear, from, las, address }: YearReadyProps) {
  return (
    <Letter preview={`De groepen van ${schoolYear} staan klaar`} title="Het nieuwe schooljaar staat klaar" dear={name} portalName={portalName} note="Dit bericht komt één keer per schooljaar.">
      <Text style={styles.text}>
        De groepen van schooljaar {schoolYear} zijn opgehaald uit {las} en staan klaar voor {school}. Op {from} gaan ze vanzelf in; tot die dag verandert er niets. Wijzigt u in {las} nog iets, dan komt dat de volgende nacht mee.
      </Text>
      <Button href={address} style={styles.button}>Bekijk het nieuwe schooljaar</Button>
    </Letter>
  )
}

/** The mail as html and text. */
export function renderYearReadyMail(props: YearReadyProps): Promise<RenderedMail> {
  return renderMail(`De groepen van ${props.schoolYear} staan klaar voor ${props.school}`, <YearReady {...props} />)
}
