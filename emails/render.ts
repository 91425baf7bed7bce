import { render, toPlainText } from '@react-email/components'
import type { ReactElement } from 'react'

export type RenderedMail = { subject: string; html: string; text: string }

/** Renders a template for those who see html, and for those who read text. */
export async function renderMail(subject: string, template: ReactElement): Promise<RenderedMail> {
  const html = await render(template)
  return { subject, html, text: toPlainText(html) }
}
