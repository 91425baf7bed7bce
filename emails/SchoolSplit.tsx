import { Button, Text } from '@react-email/components'
import { counted, Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type SchoolSplitProps = { portalName: string; name: string; from: string; to: string; groups: readonly string[]; pupils: number; undone: boolean; /** The groups. */ address: string }

/** To the coordinators of both schools: which groups went, or came back, and what is to be done now (ACC-8). */
function SchoolSplit(props: SchoolSplitProps) {
  const { portalName, name, from, to, groups, pupils, undone, address } = props
  return (
    <Letter preview={subjectOf(props)} title={undone ? 'De splitsing is ongedaan gemaakt' : 'De splitsing is verwerkt'} dear={name} portalName={portalName}>
      {undone ? (
        <Text style={styles.text}>{counted(pupils, 'leerling', 'leerlingen')} ({groups.join(', ')}) {pupils === 1 ? 'hoort' : 'horen'} weer bij {from}, zoals vóór de splitsing: met hun oude nummer bij uitgeverijen, pincodes, plaatjes, badges, thuislogins en licenties. Het nummer dat zij bij {to} hadden, werkt niet meer. Wie overging, logt opnieuw in.</Text>
      ) : (
        <>
          <Text style={styles.text}>{counted(pupils, 'leerling', 'leerlingen')} van {from} ({groups.join(', ')}) {pupils === 1 ? 'hoort' : 'horen'} nu bij {to}, met hun plaatjes, pincodes en thuislogins. Geef wie met een badge of wachtwoordplaatje inlogt een nieuwe kaart.</Text>
          <Text style={styles.text}>Zij hebben daar een nieuw nummer: leerresultaten bij uitgeverijen gaan niet mee. Koppel de licenties van {to} aan deze groepen, en download daar de snelkoppelingen van {to}.</Text>
        </>
      )}
      <Button href={address} style={styles.button}>Bekijk de groepen</Button>
    </Letter>
  )
}

const subjectOf = ({ from, to, undone }: SchoolSplitProps) => (undone ? `De splitsing van ${from} is ongedaan gemaakt` : `Groepen van ${from} zijn nu bij ${to}`)

/** The mail as html and text. */
export function renderSchoolSplitMail(props: SchoolSplitProps): Promise<RenderedMail> {
  return renderMail(subjectOf(props), <SchoolSplit {...props} />)
}
