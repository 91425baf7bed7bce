import { Button, Text } from '@react-email/components'
import { Letter } from './Letter'
import { renderMail, type RenderedMail } from './render'
import { styles } from './styles'

export type BoardChangedProps = { portalName: string; name: string; school: string; board: string; /** The school's page about the agreement. */ address: string }

/** To each coordinator: the school belongs to another board, which has to sign for it (ACC-2, ACC-6). */
function BoardChanged({ portalName, name, school, board, address }: BoardChangedProps) {
  return (
    <Letter preview="Vraag uw nieuwe bestuur om de verwerkersovereenkomst" title="Uw school hoort bij een ander bestuur" dear={name} portalName={portalName}>
      <Text style={styles.text}>Volgens DUO hoort {school} nu bij {board}. Wij hebben dat overgenomen. Voor uw school verandert er verder niets: iedereen blijft inloggen zoals altijd, en uw keuzes en snelkoppelingen blijven zoals ze zijn.</Text>
      <Text style={styles.text}>De verwerkersovereenkomst is een afspraak met het bestuur. Kijk of uw nieuwe bestuur die al heeft getekend, en vraag er anders om.</Text>
      <Button href={address} style={styles.button}>Naar de verwerkersovereenkomst</Button>
    </Letter>
  )
}

/** The mail as html and text. */
export function renderBoardChangedMail(props: BoardChangedProps): Promise<RenderedMail> {
  return renderMail(`${props.school} hoort bij een ander bestuur`, <BoardChanged {...props} />)
}
