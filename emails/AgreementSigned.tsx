import { Button, Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type AgreementSignedProps = { portalName: string; name: string; board: string; schools: string; version: string; signedBy: string; when: string; address: string; until?: string }

/** To the board member who signed and to who asked: it is signed, and where the copy is (ACC-6). */
function AgreementSigned({ portalName, name, board, schools, version, signedBy, when, address, until }: AgreementSignedProps) {
  return (
    <Letter preview={`De verwerkersovereenkomst van ${board} is getekend`} title="De verwerkersovereenkomst is getekend" dear={name} portalName={portalName} note="Bewaar dit bericht.">
      <Text style={styles.text}>{signedBy} heeft op {when} namens {board} versie {version} van de verwerkersovereenkomst met {portalName} getekend, voor {schools}.</Text>
      <Text style={styles.text}>U kunt een kopie als PDF downloaden{until ? `. Deze link werkt tot ${until}; daarna heeft de ICT-coördinator van uw school de kopie` : ''}.</Text>
      <Button href={address} style={styles.button}>Download de overeenkomst</Button>
    </Letter>
  )
}

/** The mail as html and text. */
export function renderAgreementSignedMail(props: AgreementSignedProps): Promise<RenderedMail> {
  return renderMail(`De verwerkersovereenkomst van ${props.board} is getekend`, <AgreementSigned {...props} />)
}
