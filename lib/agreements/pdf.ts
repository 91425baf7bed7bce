import PDFDocument from 'pdfkit'
import { dateTime } from '@/lib/core/dates'
import { holds } from './rules'
import { articlesOf, type AgreementText } from './text'

/** What stands on a copy: the text, the board with its schools, and, once signed, the tekenblad. */
export type Copy = {
  portal: string
  text: AgreementText
  board: { name: string; number: string }
  schools: readonly { name: string; brin?: string | null; schoolKey?: string | null; city?: string | null }[]
  /** Null: for all schools of the board. */
  soleSchool: boolean
  signed: { id: string; name: string; position: string; place: string; email: string; signedAt: Date; textDigest: string; checkedAt: Date | null; refused: boolean; withdrawnAt: Date | null } | null
}

const MARGIN = 56
const INK = '#17233A'
const MUTED = '#52607A'

/** Signs that the PDF's own fonts lack lose their marks: a name stays readable, and whole in the database. */
export function printable(text: string): string {
  const OTHER: Record<string, string> = { ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ı: 'i', İ: 'I', '‐': '-', '‑': '-' }
  return [...text.normalize('NFC')].map((sign) => (/[\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u20ac\u0160\u0161\u017d\u017e\u0152\u0153\u0178]/.test(sign) ? sign : OTHER[sign] ?? (sign.normalize('NFD').replace(/[^\u0020-\u007e]/g, '') || '?'))).join('')
}

/** The agreement as PDF (ACC-6), from the same text as the page. */
export function agreementPdf({ portal, text, board, schools, soleSchool, signed }: Copy): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A4', margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN }, bufferPages: true, lang: 'nl', info: { Title: `Verwerkersovereenkomst ${portal} ${text.version}`, Author: portal } })
  const done = new Promise<Buffer>((resolve, reject) => {
    const parts: Buffer[] = []
    pdf.on('data', (part: Buffer) => void parts.push(part)).on('end', () => resolve(Buffer.concat(parts))).on('error', reject)
  })
  const heading = (words: string, size = 14) => pdf.moveDown(0.8).font('Helvetica-Bold').fontSize(size).fillColor(INK).text(printable(words)).moveDown(0.3)
  const line = (words: string, colour = INK) => pdf.font('Helvetica').fontSize(10.5).fillColor(colour).text(printable(words), { lineGap: 2 })
  const pair = (term: string, value: string) => pdf.font('Helvetica-Bold').fontSize(10.5).fillColor(INK).text(`${printable(term)}: `, { continued: true }).font('Helvetica').text(printable(value), { lineGap: 3 })

  heading('Verwerkersovereenkomst', 22)
  line(`tussen ${board.name} (bekostigingsnummer ${board.number}), het schoolbestuur, en ${portal}`)
  line(`versie ${text.version}`, MUTED)
  articlesOf(text, portal).forEach(({ title, paragraphs }, at) => {
    heading(`${at + 1}. ${title}`, 12)
    paragraphs.forEach((paragraph, part) => void line(`${at + 1}.${part + 1}  ${paragraph}`).moveDown(0.25))
  })
  pdf.addPage()
  heading('Scholenoverzicht', 18)
  pair('Naam van het bestuur', board.name)
  pair('Bekostigingsnummer', board.number)
  pair('Geldt voor', soleSchool ? 'alleen de school hieronder' : 'alle scholen van het bestuur, nu de scholen hieronder')
  pdf.moveDown(0.5)
  for (const { name, brin, schoolKey, city } of schools) line([name, brin ?? schoolKey, city].filter(Boolean).join(', '))
  heading('Tekenblad', 18)
  if (signed) {
    pair('Naam', signed.name)
    pair('Functie', signed.position)
    pair('Plaats', signed.place)
    pair('Datum', `${dateTime(signed.signedAt)} (Nederlandse tijd)`)
    pair('Verklaring', 'Ik ben bevoegd om het schoolbestuur te vertegenwoordigen.')
    pair('Getekend via', `de link die aan ${signed.email} is gestuurd`)
    if (!holds(signed)) pair('Stand', signed.withdrawnAt ? 'ingetrokken: de helpdesk heeft deze handtekening ingetrokken; de overeenkomst geldt er niet meer door' : signed.refused ? 'niet aanvaard: de helpdesk kon niet vaststellen dat deze persoon mag tekenen' : 'de helpdesk controleert nog of deze persoon mag tekenen; tot dan geldt de overeenkomst niet')
    pair('Kenmerk', signed.id)
    pair('Controlegetal van de tekst (SHA-256)', signed.textDigest)
  } else line('Nog niet getekend. Dit is een exemplaar om te lezen.')
  numberPages(pdf, `Verwerkersovereenkomst ${portal}, versie ${text.version}`)
  pdf.end()
  return done
}

function numberPages(pdf: PDFKit.PDFDocument, words: string): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let at = start; at < start + count; at += 1) {
    pdf.switchToPage(at)
    // Below the margin: without this PDFKit would begin a new page.
    pdf.page.margins.bottom = 0
    pdf.font('Helvetica').fontSize(8.5).fillColor(MUTED).text(`${printable(words)}, bladzijde ${at + 1} van ${count}`, MARGIN, pdf.page.height - 36, { lineBreak: false })
  }
}
