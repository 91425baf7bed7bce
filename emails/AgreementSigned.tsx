import { Button, Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type AgreementSignedProps = { portalName: string; name: string; board: string; schools: string; version: string; signedBy: string; position: string; /** The address that the link was mailed to. */ signedFrom: string; when: string; /** It holds at once; otherwise the helpdesk looks at who signed. */ known: boolean; address: string; until?: string }

/** To the board member who signed, who asked, the coordinators and the helpdesk: who signed as what, and where the copy is (ACC-6). */
function AgreementSigned({ portalName, name, board, schools, version, signedBy, position, signedFrom, when, known, address, until }: AgreementSignedProps) {
  return (
    <Letter preview={`De verwerkersovereenkomst van ${board} is getekend`} title="De verwerkersovereenkomst is getekend" dear={name} portalName={portalName} note="Bewaar dit bericht.">
      <Text style={styles.text}>{signedBy} ({position}) heeft op {when} namens {board}, met de link die naar {signedFrom} is gemaild, versie {version} van de verwerkersovereenkomst met {portalName} getekend, voor {schools}.</Text>
      {!known && <Text style={styles.text}>De helpdesk controleert nog of {signedBy} namens {board} mag tekenen. Daarna geldt de overeenkomst.</Text>}
      <Text style={styles.text}>{until ? 'Hebt u niet zelf getekend' : `Is ${signedBy} geen bestuurder van ${board}`}? Laat het de helpdesk dan meteen weten.</Text>
      <Text style={styles.text}>U kunt een kopie als PDF downloaden{until ? `. Deze link werkt tot ${until}; daarna heeft de ICT-coördinator van uw school de kopie` : ''}.</Text>
      <Button href={address} style={styles.button}>Download de overeenkomst</Button>
    </Letter>
  )
}

/** The mail as html and text. */
export function renderAgreementSignedMail(props: AgreementSignedProps): Promise<RenderedMail> {
  return renderMail(`De verwerkersovereenkomst van ${props.board} is getekend`, <AgreementSigned {...props} />)
}
