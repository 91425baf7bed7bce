import { Button, Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type AgreementAskedProps = { portalName: string; name: string; board: string; askedBy: string; /** A coordinator asked: the helpdesk looks at who signed before it holds. */ checked: boolean; covers: string; until: string; address: string }

/** To the board member: please read the verwerkersovereenkomst and sign it (ACC-6). */
function AgreementAsked({ portalName, name, board, askedBy, checked, covers, until, address }: AgreementAskedProps) {
  return (
    <Letter preview={`Verwerkersovereenkomst voor ${board}`} title="Wilt u de verwerkersovereenkomst tekenen?" dear={name} portalName={portalName} note="Verwachtte u dit bericht niet? Dan hoeft u niets te doen.">
      <Text style={styles.text}>{askedBy} vraagt u om namens {board} de verwerkersovereenkomst met {portalName} te lezen en te tekenen. Alleen een bestuurder die bij de Kamer van Koophandel staat ingeschreven en het bestuur mag vertegenwoordigen, kan dat doen.</Text>
      <Text style={styles.text}>{covers}</Text>
      <Text style={styles.text}>De link werkt tot {until}. Openen verplicht u tot niets. {checked ? 'Als u op de pagina hebt getekend, controleert de helpdesk of u het bestuur mag vertegenwoordigen; pas daarna geldt de overeenkomst.' : 'Pas als u op de pagina tekent, is de overeenkomst gesloten.'}</Text>
      <Button href={address} style={styles.button}>Lees de overeenkomst</Button>
    </Letter>
  )
}

/** The mail as html and text. */
export function renderAgreementAskedMail(props: AgreementAskedProps): Promise<RenderedMail> {
  return renderMail(`Verwerkersovereenkomst voor ${props.board}`, <AgreementAsked {...props} />)
}
