import { Button, Text } from '@react-email/components'
import { counted, Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type SchoolSplitProps = { portalName: string; name: string; from: string; to: string; groups: readonly string[]; pupils: number; /** The groups. */ address: string }

/** To the coordinators of both schools: which groups went, and what is to be done now (ACC-8). */
function SchoolSplit({ portalName, name, from, to, groups, pupils, address }: SchoolSplitProps) {
  return (
    <Letter preview={`Groepen van ${from} zijn nu bij ${to}`} title="De splitsing is verwerkt" dear={name} portalName={portalName}>
      <Text style={styles.text}>{counted(pupils, 'leerling', 'leerlingen')} van {from} ({groups.join(', ')}) {pupils === 1 ? 'hoort' : 'horen'} nu bij {to}, met hun plaatjes, pincodes en thuislogins. Geef wie met een badge of wachtwoordplaatje inlogt een nieuwe kaart.</Text>
      <Text style={styles.text}>Zij hebben daar een nieuw nummer: leerresultaten bij uitgeverijen gaan niet mee. Koppel de licenties van {to} aan deze groepen, en download daar de snelkoppelingen van {to}.</Text>
      <Button href={address} style={styles.button}>Bekijk de groepen</Button>
    </Letter>
  )
}

/** The mail as html and text. */
export function renderSchoolSplitMail(props: SchoolSplitProps): Promise<RenderedMail> {
  return renderMail(`Groepen van ${props.from} zijn nu bij ${props.to}`, <SchoolSplit {...props} />)
}
