import { encrypt, randomToken, tokenHash } from '@/lib/platform/crypto'
import { acrossSchools } from '@/lib/platform/db/scope'
import { PDF_CONTEXT } from '@/lib/account-requests/send-request'
import { makeSignForm } from '@/lib/account-requests/sign-form'

/** A request before the helpdesk (ACC-1): De Vrije Vogel, which DUO lists and which has no account yet; the name of its board differs. */
export async function seedRequest(): Promise<void> {
  const asked = {
    reference: 'A-VRYE-VQGL', kind: 'account', schoolKind: 'primary', boardName: 'Stichting Voorbeeld Onderwijs', boardNumber: '41003', schoolName: 'Basisschool De Vrije Vogel', brin: '99VV00',
    signatoryName: 'Bea Bestuurder', email: 'vera@vrijevogel.example',
  } as const
  const pdf = await makeSignForm({ ...asked, portalName: 'Leerpoort', schoolKey: null, city: null, coordinator: 'Vera de Vogel' })
  await acrossSchools('the demonstration world').accountRequest.create({
    data: { ...asked, status: 'open', tokenHash: tokenHash(randomToken()), signatoryEmail: 'bestuur@vrijevogel.example', firstName: 'Vera', prefix: 'de', lastName: 'Vogel', pdfCipher: encrypt(pdf, PDF_CONTEXT), pdfSize: pdf.length, sentAt: new Date() },
  })
}
