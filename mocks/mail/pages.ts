import { html, link, type Content, type Html } from '../http/html'
import { page, type Reply } from '../http/reply'
import type { Mail } from './mailbox'

const when = new Intl.DateTimeFormat('nl-NL', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/Amsterdam',
})

/** All mails, newest first; `to` narrows them to one address. */
export function listPage(mails: readonly Mail[], to: string | undefined): Reply {
  return page(
    frame(
      'Mail',
      html`<h1>Mail die het portaal verstuurde</h1>
        <form class="filter" method="get" action="/">
          <label for="to">E-mailadres</label>
          <input id="to" name="to" type="email" value="${to}" />
          <button type="submit">Zoek</button>
        </form>
        ${
          mails.length === 0
            ? html`<p>${to ? `Er is geen mail voor ${to}.` : 'Er is nog geen mail. Hier staat ze zodra het portaal iets verstuurt.'}</p>`
            : html`<ol class="mails">
                ${mails.map(
                  (mail) =>
                    html`<li>
                      <a href="/mail/${mail.id}">${mail.subject || '(geen onderwerp)'}</a>
                      <span>aan ${mail.to.join(', ')}</span>
                      <time datetime="${mail.receivedAt}">${when.format(new Date(mail.receivedAt))}</time>
                    </li>`,
                )}
              </ol>`
        }`,
    ),
  )
}

/** One mail: as it looks, and as text. */
export function mailPage(mail: Mail): Reply {
  return page(
    frame(
      mail.subject,
      html`<p><a href="/">Alle mail</a></p>
        <h1>${mail.subject || '(geen onderwerp)'}</h1>
        <dl>
          <dt>Van</dt><dd>${mail.from}</dd>
          <dt>Aan</dt><dd>${mail.to.join(', ')}</dd>
          <dt>Ontvangen</dt><dd><time datetime="${mail.receivedAt}">${when.format(new Date(mail.receivedAt))}</time></dd>
        </dl>
        ${
          mail.html !== null &&
          html`<h2>Opgemaakt</h2>
            <iframe title="De mail, opgemaakt" src="/mail/${mail.id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
        }
        <h2>Tekst</h2>
        <pre>${withLinks(mail.text)}</pre>`,
    ),
  )
}

/**
 * The mail's own HTML, for the frame. Opened by itself it is locked up just as well. Nothing is fetched from elsewhere;
 * links open in a new window, because a frame must not lead the page around it away.
 */
export function mailBody(mail: Mail): Reply {
  return {
    status: mail.html === null ? 404 : 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
      'cache-control': 'no-store',
    },
    body: mail.html === null ? '' : `<base target="_blank">${mail.html}`,
  }
}

function withLinks(text: string): Content {
  return text
    .split(/(https?:\/\/[^\s<>"')\]]+)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${link(part)}" target="_blank" rel="noopener">${part}</a>` : part))
}

function frame(title: string, body: Content): Html {
  return html`<html lang="nl">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title} - postvanger</title>
      <link rel="stylesheet" href="/style.css" />
      <link rel="icon" href="data:," />
    </head>
    <body>
      <main>${body}</main>
    </body>
  </html>`
}

/** The page's stylesheet. */
export const mailStyle = `
*{box-sizing:border-box}
body{margin:0;color:#17233a;background:#f5f7fa;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif}
main{max-width:860px;margin:0 auto;padding:24px 16px 48px}
a{color:#1f5fbf}
:focus-visible{outline:3px solid #1f5fbf;outline-offset:2px}
h1{font-size:26px;line-height:1.25;overflow-wrap:anywhere}
h2{font-size:18px;margin:24px 0 8px}
.filter{display:flex;flex-wrap:wrap;align-items:center;gap:8px;margin-bottom:20px}
.filter input,.filter button{min-height:40px;padding:6px 12px;font:inherit;border:1px solid #8793a8;border-radius:8px}
.filter button{border:0;background:#1f5fbf;color:#fff;font-weight:600}
.mails{list-style:none;margin:0;padding:0;background:#fff;border:1px solid #dde3ec;border-radius:12px}
.mails li{display:flex;flex-wrap:wrap;gap:2px 14px;padding:12px 16px;border-top:1px solid #dde3ec}
.mails li:first-child{border:0}
.mails a{flex-basis:100%;font-weight:600;padding:2px 0}
.mails span,.mails time{color:#52607a;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px}
dt{color:#52607a}
dd{margin:0;overflow-wrap:anywhere}
iframe{width:100%;height:560px;background:#fff;border:1px solid #dde3ec;border-radius:12px}
pre{white-space:pre-wrap;overflow-wrap:anywhere;padding:16px;background:#fff;border:1px solid #dde3ec;border-radius:12px;
  font:15px/1.5 ui-monospace,monospace}
`
