import { Button, Text } from '@react-email/components'
import { counted, Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type SchoolsMergedProps = {
  portalName: string
  name: string
  goes: string
  stays: string
  pupils: number
  /** Publishers that the school that went had ticked, and the other has not. */
  publishers: readonly string[]
  undone: boolean
  /** Beheer. */
  address: string
}

/** To the coordinators of both schools: they are one, or two again, and what is to be done now (ACC-8). */
function SchoolsMerged(props: SchoolsMergedProps) {
  const { portalName, name, goes, stays, pupils, publishers, undone, address } = props
  return (
    <Letter preview={subjectOf(props)} title={undone ? 'De fusie is ongedaan gemaakt' : 'De fusie is verwerkt'} dear={name} portalName={portalName}>
      {undone ? (
        <Text style={styles.text}>{goes} en {stays} zijn weer twee scholen, zoals vóór de fusie. Ook de snelkoppelingen van vóór de fusie werken weer; die van daarna niet meer. Iedereen logt opnieuw in.</Text>
      ) : (
        <>
          <Text style={styles.text}>{goes} is opgegaan in {stays}. {counted(pupils, 'leerling is', 'leerlingen zijn')} overgegaan, met hun groepen, pincodes, plaatjes en thuislogins. Zij houden hun nummer bij uitgeverijen, zodat leerresultaten behouden blijven.</Text>
          <Text style={styles.text}>De school heeft een nieuw kenmerk (INSTELLING_REF): download nieuwe snelkoppelingen en vervang de oude op alle apparaten. Zet de automatische koppeling met het LAS pas weer aan als de fusie ook daar helemaal is verwerkt.</Text>
          {publishers.length > 0 && <Text style={styles.text}>Deze uitgeverijen had {goes} aangevinkt en {stays} niet: {publishers.join(', ')}. Vink ze aan bij Beheer → Uitgeverijen als de hele school ze gebruikt.</Text>}
        </>
      )}
      <Button href={address} style={styles.button}>Naar Beheer</Button>
    </Letter>
  )
}

const subjectOf = ({ goes, stays, undone }: SchoolsMergedProps) => (undone ? `De fusie van ${goes} en ${stays} is ongedaan gemaakt` : `${goes} is opgegaan in ${stays}`)

/** The mail as html and text. */
export function renderSchoolsMergedMail(props: SchoolsMergedProps): Promise<RenderedMail> {
  return renderMail(subjectOf(props), <SchoolsMerged {...props} />)
}
