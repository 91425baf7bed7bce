import { render } from '@react-email/components'
import type { ReactElement } from 'react'

export type RenderedMail = { subject: string; html: string; text: string }

/** Renders a template twice: for those who see html, and for those who read text. */
export async function renderMail(subject: string, template: ReactElement): Promise<RenderedMail> {
  return { subject, html: await render(template), text: await render(template, { plainText: true }) }
}
