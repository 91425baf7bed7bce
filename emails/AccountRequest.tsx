import { Button, Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

type Common = { portalName: string; reference: string; request: 'account' | 'coordinator' }
export type AccountRequestProps = Common & (
  | { kind: 'continue'; address: string; days: number }
  | { kind: 'received' }
  | { kind: 'approved'; school: string; coordinator: string }
  | { kind: 'rejected'; school: string; reason: string; address: string }
)

const WHAT = { account: 'een schoolaccount', coordinator: 'een eerste ICT-coördinator' }

/**
 * To the board member who asked (ACC-1). Until somebody of the helpdesk has looked, nothing in it is what a stranger typed:
 * a form that anybody can fill in is not to write other people's mail.
 */
function AccountRequest(props: AccountRequestProps) {
  return (
    <Letter preview={subjectOf(props)} title={subjectOf(props)} dear="aanvrager" portalName={props.portalName}>
      <Body {...props} />
      <Text style={styles.text}>Kenmerk van uw aanvraag: {props.reference}. Noem dit als u de helpdesk iets vraagt.</Text>
    </Letter>
  )
}

function Body(props: AccountRequestProps) {
  switch (props.kind) {
    case 'continue':
      return (
        <>
          <Text style={styles.text}>U bent begonnen met een aanvraag voor {WHAT[props.request]}. Print het formulier, laat het tekenen door een wettig bestuurslid en stuur de scan in met de knop hieronder. Dat kan {props.days} dagen lang.</Text>
          <Button href={props.address} style={styles.button}>Verder met de aanvraag</Button>
          <Text style={styles.text}>Hebt u niets aangevraagd? Dan heeft iemand zich vergist in het e-mailadres. U hoeft niets te doen.</Text>
        </>
      )
    case 'received':
      return <Text style={styles.text}>Uw aanvraag voor {WHAT[props.request]} is ontvangen, met het getekende verzoek. De helpdesk bekijkt die doorgaans op dezelfde werkdag. U krijgt bericht als dat is gebeurd.</Text>
    case 'approved':
      return (
        <>
          <Text style={styles.text}>Uw aanvraag voor {WHAT[props.request]} is goedgekeurd, voor {props.school}.</Text>
          <Text style={styles.text}>{props.coordinator} heeft een e-mail gekregen om als ICT-coördinator in te loggen. Daarna helpt het portaal stap voor stap bij het inrichten.</Text>
        </>
      )
    case 'rejected':
      return (
        <>
          <Text style={styles.text}>Uw aanvraag voor {WHAT[props.request]} is niet goedgekeurd ({props.school}). De helpdesk schrijft:</Text>
          <Text style={{ ...styles.text, whiteSpace: 'pre-line' }}>{props.reason}</Text>
          <Text style={styles.text}>Kunt u dat herstellen, doe de aanvraag dan opnieuw.</Text>
          <Button href={props.address} style={styles.button}>Opnieuw aanvragen</Button>
        </>
      )
  }
}

function subjectOf({ portalName, kind, reference }: AccountRequestProps): string {
  const words = { continue: 'verder met uw aanvraag', received: 'uw aanvraag is ontvangen', approved: 'uw aanvraag is goedgekeurd', rejected: 'over uw aanvraag' }
  return `${portalName}: ${words[kind]} (${reference})`
}

/** The mail as html and text. */
export function renderRequestMail(props: AccountRequestProps): Promise<RenderedMail> {
  return renderMail(subjectOf(props), <AccountRequest {...props} />)
}
