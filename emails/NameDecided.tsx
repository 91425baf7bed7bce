import { Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type NameDecidedProps = { portalName: string; dear: string; name: string; approved: boolean }

/** To the coordinator who asked for another name for a school that DUO does not list (ACC-2). */
function NameDecided({ portalName, dear, name, approved }: NameDecidedProps) {
  return (
    <Letter preview={subjectOf({ portalName, approved })} title={approved ? 'De naam van uw school is gewijzigd' : 'De naam van uw school blijft zoals hij is'} dear={dear} portalName={portalName}>
      <Text style={styles.text}>{approved ? `Uw school heet nu ‘${name}’ in ${portalName}. U ziet de nieuwe naam meteen.` : `De helpdesk heeft de naam ‘${name}’ niet overgenomen. Neem contact op met de helpdesk als u wilt weten waarom.`}</Text>
    </Letter>
  )
}

const subjectOf = ({ portalName, approved }: Pick<NameDecidedProps, 'portalName' | 'approved'>) => `${portalName}: ${approved ? 'uw school heeft een andere naam' : 'over de naam van uw school'}`

/** The mail as html and text. */
export function renderNameDecidedMail(props: NameDecidedProps): Promise<RenderedMail> {
  return renderMail(subjectOf(props), <NameDecided {...props} />)
}
