import { Button, Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type AgreementCheckedProps = { portalName: string; name: string; board: string; version: string; signedBy: string; good: boolean; address?: string }

const subject = ({ board, good }: AgreementCheckedProps) => (good ? `De verwerkersovereenkomst van ${board} geldt` : `De handtekening onder de verwerkersovereenkomst van ${board} is niet aanvaard`)

/** What the helpdesk found of who signed: to the signatory and to who asked (ACC-6). */
function AgreementChecked(props: AgreementCheckedProps) {
  const { portalName, name, board, version, signedBy, good, address } = props
  return (
    <Letter preview={subject(props)} title={good ? 'De verwerkersovereenkomst geldt' : 'De handtekening is niet aanvaard'} dear={name} portalName={portalName}>
      <Text style={styles.text}>{good ? `De helpdesk heeft gecontroleerd dat ${signedBy} namens ${board} mag tekenen. Versie ${version} van de verwerkersovereenkomst met ${portalName} geldt.` : `De helpdesk kon niet vaststellen dat ${signedBy} namens ${board} mag tekenen. Versie ${version} van de verwerkersovereenkomst met ${portalName} geldt daarom niet. Laat een bestuurder tekenen die bij de Kamer van Koophandel staat ingeschreven, of neem contact op met de helpdesk.`}</Text>
      {address && <Button href={address} style={styles.button}>Bekijk de stand</Button>}
    </Letter>
  )
}

/** The mail as html and text. */
export function renderAgreementCheckedMail(props: AgreementCheckedProps): Promise<RenderedMail> {
  return renderMail(subject(props), <AgreementChecked {...props} />)
}
