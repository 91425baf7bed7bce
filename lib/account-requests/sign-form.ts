import PDFDocument from 'pdfkit'
import { KIND_WORDS, SCHOOL_WORDS, type RequestKind, type RequestSchool } from './rules'

export type SignForm = {
  portalName: string
  reference: string
  kind: RequestKind
  schoolKind: RequestSchool
  boardName: string
  boardNumber: string
  schoolName: string
  brin: string | null
  schoolKey: string | null
  city: string | null
  signatoryName: string
  coordinator: string
  email: string
}

const INK = '#17233A'
const MUTED = '#52607A'

/**
 * The form that the lawful board member signs, filled with what was typed (ACC-1): one A4 page. The letters are those that
 * every PDF reader has by itself; a letter that they lack is printed without its mark.
 */
export function makeSignForm(form: SignForm): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'A4', margin: 56, lang: 'nl-NL', displayTitle: true, info: { Title: `${KIND_WORDS[form.kind].title} ${form.reference}`, Author: form.portalName } })
  const done = new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = []
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  const put = (text: string, size: number, { bold = false, color = INK, gap = 6 } = {}) => doc.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(size).fillColor(color).text(printable(text)).moveDown(gap / size)

  put(form.portalName, 11, { color: MUTED })
  put(KIND_WORDS[form.kind].title, 20, { bold: true, gap: 4 })
  put(`Kenmerk ${form.reference} · ${SCHOOL_WORDS[form.schoolKind].label}`, 11, { color: MUTED, gap: 16 })
  for (const [term, value] of rowsOf(form)) {
    const top = doc.y
    doc.font('Helvetica').fontSize(10).fillColor(MUTED).text(term, 56, top, { width: 170 })
    const after = doc.y
    doc.font('Helvetica-Bold').fontSize(10).fillColor(INK).text(printable(value), 236, top, { width: 303 })
    doc.x = 56
    doc.y = Math.max(after, doc.y) + 7
  }
  doc.moveDown(1)
  put('Verklaring van het wettig bestuurslid', 13, { bold: true })
  put(`Ondergetekende is bevoegd het bestuur te vertegenwoordigen, zoals ingeschreven bij de Kamer van Koophandel, en vraagt ${form.portalName} de hierboven genoemde persoon als ICT-coördinator toegang te geven tot het account van de school. De ICT-coördinator beheert de gegevens van leerlingen en medewerkers en bepaalt welke uitgeverijen gegevens krijgen.`, 10, { gap: 22 })
  for (const label of ['Naam', 'Functie', 'Plaats en datum', 'Handtekening']) {
    const top = doc.y
    doc.font('Helvetica').fontSize(10).fillColor(MUTED).text(label === 'Naam' ? `Naam: ${printable(form.signatoryName)}` : `${label}:`, 56, top)
    const rule = top + (label === 'Handtekening' ? 70 : 14)
    if (label !== 'Naam') doc.moveTo(170, rule).lineTo(539, rule).strokeColor('#8793A8').lineWidth(0.8).stroke()
    doc.y = rule + 14
  }
  doc.end()
  return done
}

function rowsOf(form: SignForm): [string, string][] {
  return [
    ['Naam van het bestuur', form.boardName], ['Bestuursnummer', form.boardNumber], ['Naam van de school', form.schoolName],
    ...(form.brin ? [['BRIN met vestiging', form.brin] as [string, string]] : []), ...(form.schoolKey ? [['Schoolsleutel', form.schoolKey] as [string, string]] : []),
    ...(form.city ? [['Plaats', form.city] as [string, string]] : []), ['ICT-coördinator', form.coordinator], ['E-mailadres ICT-coördinator', form.email],
  ]
}

const OTHERWISE: Record<string, string> = { ı: 'i', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', '’': "'", '‘': "'", '“': '"', '”': '"' }

/** What the standard letters (WinAnsi) can print of a text. */
function printable(text: string): string {
  return [...text.normalize('NFC')].map((sign) => (sign <= '\u00ff' ? sign : (OTHERWISE[sign] ?? sign.normalize('NFKD').replace(/[^\u0020-\u00ff]/g, '')) || '?')).join('')
}
