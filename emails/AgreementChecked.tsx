import { Button, Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type AgreementCheckedProps = { portalName: string; name: string; board: string; version: string; signedBy: string; verdict: 'good' | 'refused' | 'withdrawn'; /** Why it was withdrawn. */ reason?: string; address?: string }

const subject = ({ board, verdict }: AgreementCheckedProps) => (verdict === 'good' ? `De verwerkersovereenkomst van ${board} geldt` : `De handtekening onder de verwerkersovereenkomst van ${board} is ${verdict === 'withdrawn' ? 'ingetrokken' : 'niet aanvaard'}`)

const TITLES = { good: 'De verwerkersovereenkomst geldt', refused: 'De handtekening is niet aanvaard', withdrawn: 'De handtekening is ingetrokken' } as const
const LET = 'Laat een bestuurder tekenen die bij de Kamer van Koophandel staat ingeschreven, of neem contact op met de helpdesk.'

function words({ portalName, board, version, signedBy, verdict, reason }: AgreementCheckedProps): string {
  const text = `Versie ${version} van de verwerkersovereenkomst met ${portalName}`
  if (verdict === 'good') return `De helpdesk heeft gecontroleerd dat ${signedBy} namens ${board} mag tekenen. ${text} geldt.`
  if (verdict === 'refused') return `De helpdesk kon niet vaststellen dat ${signedBy} namens ${board} mag tekenen. ${text} geldt daarom niet. ${LET}`
  return `De helpdesk heeft de handtekening van ${signedBy} namens ${board} ingetrokken. ${text} gold, en geldt met deze handtekening niet meer. De reden: ${reason}. ${LET}`.replace(/([.!?])\. Laat/, '$1 Laat')
}

/** What the helpdesk found of who signed: to the signatory and to who asked (ACC-6). */
function AgreementChecked(props: AgreementCheckedProps) {
  const { portalName, name, verdict, address } = props
  return (
    <Letter preview={subject(props)} title={TITLES[verdict]} dear={name} portalName={portalName}>
      <Text style={styles.text}>{words(props)}</Text>
      {address && <Button href={address} style={styles.button}>Bekijk de stand</Button>}
    </Letter>
  )
}

/** The mail as html and text. */
export function renderAgreementCheckedMail(props: AgreementCheckedProps): Promise<RenderedMail> {
  return renderMail(subject(props), <AgreementChecked {...props} />)
}
