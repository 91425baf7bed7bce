import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { PDF_MOST_BYTES, whyNotPdf } from './pdf-check'
import { makeSignForm, type SignForm } from './sign-form'
import { cpuClock } from '@/lib/core/test-support'

const FORM: SignForm = { portalName: 'Leerpoort', reference: 'A-7K3M-9QXP', kind: 'account', schoolKind: 'primary', boardName: 'Stichting Voorbeeld', boardNumber: '41003', schoolName: 'De Vrije Vogel', brin: '99VV00', schoolKey: null, city: null, signatoryName: 'Ayşe Yılmaz', coordinator: 'Vera de Vogel', email: 'vera@vogel.example' }
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
let good: string
beforeAll(async () => void (good = (await makeSignForm(FORM)).toString('latin1')))

/** A small PDF around some objects, with its table of contents where it says. */
function pdf(objects: string): Uint8Array {
  const body = `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n${objects}\n`
  return bytes(`${body}xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`)
}
const objectStream = (inside: string, filter = '/Filter /FlateDecode', packed = deflateSync(Buffer.from(inside, 'latin1')).toString('latin1')) =>
  `9 0 obj\n<< /Type /ObjStm /N 1 /First 4 ${filter} /Length ${packed.length} >>\nstream\n${packed}\nendstream\nendobj`

describe('ACC-1: what a signed PDF may be', () => {
  test('our own form, a bare one, one with packed objects, and one that opens at its first page', () => {
    expect(whyNotPdf(bytes(good))).toBeNull()
    expect(whyNotPdf(pdf(''))).toBeNull()
    expect(whyNotPdf(pdf(objectStream('9 0 << /Type /Font >>')))).toBeNull()
    expect(whyNotPdf(pdf('4 0 obj\n<< /OpenAction [3 0 R /Fit] /AcroForm << /SigFlags 3 >> >>\nendobj'))).toBeNull()
  })

  test.each([
    ['nothing', bytes(''), 'pdf-empty'],
    ['a program of Windows', bytes(`MZ\x90\x00${'\x00'.repeat(60)}This program cannot be run in DOS mode.`), 'pdf-none'],
    ['a program of Linux', bytes('\x7fELF\x02\x01\x01'), 'pdf-none'],
    ['a script', bytes('#!/bin/sh\n# %PDF-1.7\nrm -rf /\n%%EOF'), 'pdf-none'],
    ['a page', bytes('<html><script>alert(1)</script>%PDF-1.7 %%EOF'), 'pdf-none'],
    ['the first line only', bytes('%PDF-1.7\n'), 'pdf-broken'],
    ['no pages', bytes('%PDF-1.7\nxref\nstartxref\n9\n%%EOF'), 'pdf-broken'],
  ] as const)('%s is none', (_, file, problem) => expect(whyNotPdf(file)).toBe(problem))

  test('a program behind a good beginning, and an archive behind a good end', () => {
    expect(whyNotPdf(bytes(`%PDF-1.7\nMZ${'\x90'.repeat(500)}`))).toBe('pdf-broken')
    expect(whyNotPdf(bytes(`${good}PK\x03\x04 classes.dex`))).toBe('pdf-broken')
    expect(whyNotPdf(bytes(`MZ${good}`))).toBe('pdf-none')
  })

  test('cut off in the middle, or with a table of contents elsewhere', () => {
    expect(whyNotPdf(bytes(good.slice(0, good.length / 2)))).toBe('pdf-broken')
    expect(whyNotPdf(bytes(good.replace(/startxref\s+\d+/, 'startxref\n12')))).toBe('pdf-broken')
  })

  test.each(['/OpenAction << /S /JavaScript /JS (app.alert(1)) >>', '/A << /S /Launch /F (cmd.exe) >>', '/Names << /EmbeddedFiles 8 0 R >>', '/Type /EmbeddedFile', '/S /J#61vaScript', '/S/#4caunch', '/XFA [1 0 R]', '/S /SubmitForm', '/S /GoToR', '/Subtype /FileAttachment', '/FS << /EF << /F 5 0 R >> >>', '/#45F 5 0 R', '/EF % here\n<< >>'])('active: %s', (words) => {
    expect(whyNotPdf(pdf(`4 0 obj\n<< ${words} >>\nendobj`))).toBe('pdf-active')
    expect(whyNotPdf(pdf(objectStream(`9 0 << ${words} >>`)))).toBe('pdf-active')
  })

  test('hidden in packed objects that nobody can unpack, under another type, or in far too many', () => {
    const bad = '9 0 << /S /JavaScript >>'
    expect(whyNotPdf(pdf(objectStream(bad).replace('/Type /ObjStm', '/Type 8 0 R')))).toBe('pdf-active')
    expect(whyNotPdf(pdf(objectStream(bad, '/Filter [/ASCIIHexDecode /FlateDecode]')))).toBe('pdf-active')
    expect(whyNotPdf(pdf(objectStream('', '/Filter /FlateDecode', 'no deflate at all')))).toBe('pdf-active')
    for (const ending of ['\r', ' \n', '\r\n']) expect(whyNotPdf(pdf(objectStream(bad).replace('stream\n', `stream${ending}`))), JSON.stringify(ending)).toBe('pdf-active')
    const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024)).toString('latin1')
    expect(whyNotPdf(pdf(objectStream('', '/Filter /FlateDecode', bomb)))).toBe('pdf-active')
  })

  test('hidden behind a dictionary that is far away, or that seems to begin later', () => {
    const bad = '9 0 << /S /JavaScript >>'
    const hiding = (words: string) => pdf(objectStream(bad).replace(' /Length', ` ${words} /Length`))
    expect(whyNotPdf(hiding(`/Pad (${' '.repeat(3_000)})`))).toBe('pdf-active')
    expect(whyNotPdf(hiding('/Pad (1 0 obj)'))).toBe('pdf-active')
    expect(whyNotPdf(pdf(objectStream('9 0 << /Type /Font >>').replace(' /Length', ` /Pad (${' '.repeat(3_000)}) /Length`))), 'nor is one left unseen').toBe('pdf-active')
    const untyped = objectStream(bad).replace('/Type /ObjStm /N 1', '/Pad (1 0 obj)')
    expect(whyNotPdf(pdf(untyped)), 'nor one without its type').toBe('pdf-active')
  })
  test('packed in a way that is told elsewhere, or shuffled after packing', () => {
    const bad = '9 0 << /S /JavaScript >>'
    expect(whyNotPdf(pdf(objectStream(bad, '/Filter 8 0 R')))).toBe('pdf-active')
    expect(whyNotPdf(pdf(objectStream(bad, '/Filter [/FlateDecode /FlateDecode]', deflateSync(deflateSync(bad)).toString('latin1'))))).toBe('pdf-active')
    expect(whyNotPdf(pdf(objectStream(bad, '/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >>')))).toBe('pdf-active')
  })
  test('a page whose drawing begins with numbers is looked into and let through; one with an archive inside is not', () => {
    const drawn = deflateSync(Buffer.from('0 0 595 842 re f /F1 12 Tf')).toString('latin1')
    expect(whyNotPdf(pdf(`4 0 obj\n<< /Filter /FlateDecode /Length ${drawn.length} >>\nstream\n${drawn}\nendstream\nendobj`))).toBeNull()
    expect(whyNotPdf(pdf('% PK\x05\x06 classes'))).toBe('pdf-active')
  })

  test.each([
    ['files that hang nowhere', '/EF    '.repeat(700_000)],
    ['pages and pages', '/Page'.repeat(1_000_000)],
    ['dictionaries without end', `stream\n${'/N'.repeat(500)}`.repeat(1_900)],
    ['one stream in another', `${objectStream('9 0 << >>').replace('endstream', '')}\n`.repeat(290) + ' '.repeat(4_800_000) + 'endstream'],
    ['names and nothing else', '/a'.repeat(2_400_000)],
    ['streams that never end', '9 0 obj << /Type /ObjStm >> stream\n'.repeat(140_000)],
    ['streams without a dictionary', 'stream\n'.repeat(700_000)],
    ['escapes', '/#4a#4a#4a#4a'.repeat(380_000)],
    ['blanks before the end', ' '.repeat(5_000_000)],
  ])('made to keep us busy, %s: answered soon', (_, inside) => {
    const spent = cpuClock()
    whyNotPdf(pdf(inside))
    expect(spent()).toBeLessThan(5_000)
  })

  test('locked: nobody can look into it', () => expect(whyNotPdf(pdf('4 0 obj\n<< /Encrypt 5 0 R >>\nendobj'))).toBe('pdf-locked'))
  test('too large', () => expect(whyNotPdf(new Uint8Array(PDF_MOST_BYTES + 1))).toBe('pdf-too-large'))

  test('whatever comes in, it ends with an answer, and chance makes no PDF', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (junk) => {
      expect(whyNotPdf(junk)).not.toBeNull()
      expect(whyNotPdf(bytes(`%PDF-1.7\n${Buffer.from(junk).toString('latin1')}`))).not.toBeNull()
      whyNotPdf(pdf(`4 0 obj\n<< /Length ${junk.length} >>\nstream\n${Buffer.from(junk).toString('latin1')}\nendstream\nendobj`))
    }))
  })
})
