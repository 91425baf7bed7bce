import { render } from '@react-email/components'
import { compile } from 'html-to-text'
import type { ReactElement } from 'react'

export type RenderedMail = { subject: string; html: string; text: string }

// Compiled once: making ready what reads the selectors takes longer than a letter does.
const toText = compile({
  wordwrap: false,
  selectors: [
    { selector: 'img', format: 'skip' },
    // The preview is for the list of mails in a mail program.
    { selector: '[data-skip-in-text=true]', format: 'skip' },
    { selector: 'a', options: { linkBrackets: false, hideLinkHrefIfSameAsText: true } },
  ],
})

/** Renders a template for those who see html, and for those who read text. */
export async function renderMail(subject: string, template: ReactElement): Promise<RenderedMail> {
  const html = await render(template)
  return { subject, html, text: toText(html) }
}
