import { Body, Container, Head, Heading, Html, Preview, Text } from '@react-email/components'
import type { ReactNode } from 'react'
import { styles } from './styles'

/** The sheet that every mail of the portal is written on: who it is for on top, who sent it below. */
export function Letter({ preview, title, dear, portalName, note, children }: {
  /** What a mailbox shows beside the subject. */
  preview: string
  title: ReactNode
  /** A name, or whom else it is meant for. */
  dear: string
  portalName: string
  /** Said before the last line: that this mail comes once, for example. */
  note?: string
  children: ReactNode
}) {
  return (
    <Html lang="nl">
      <Head />
      <Preview>{preview}</Preview>
      <Body style={styles.body}>
        <Container style={styles.container}>
          <Heading style={styles.heading}>{title}</Heading>
          <Text style={styles.text}>Beste {dear},</Text>
          {children}
          <Text style={styles.small}>{note ? `${note} U kunt er niet op antwoorden.` : 'U kunt op dit bericht niet antwoorden.'} Het is verstuurd door {portalName}.</Text>
        </Container>
      </Body>
    </Html>
  )
}

/** `1 leerling`, `3 leerlingen`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
