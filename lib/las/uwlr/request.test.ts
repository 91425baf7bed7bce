import { describe, expect, test } from 'vitest'
import { buildRequest, type RequestInput } from './request'

const INPUT: RequestInput = {
  operation: 'whole', authorisation: { key: 'sleutel & <1>', customerCode: 'leerpoort', customerName: 'Leerpoort "PO"' },
  schoolYear: '2026-2027', school: { brin: '99RB01', schoolKey: null }, version: '2.2',
}
const NS = 'http://www.edustandaard.nl/leerresultaten/2'

describe('LAS-2: requests in the form of the XSD', () => {
  test('all in one, to the letter', () => {
    expect(buildRequest({ ...INPUT, dataSet: 'Smalle-set-PO', receivedAt: new Date('2026-11-01T02:03:04.567Z') })).toEqual({
      soapAction: 'HaalLeerlinggegevens',
      body: [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">',
        `<soap:Header><autorisatie xmlns="${NS}/autorisatie"><autorisatiesleutel>sleutel &amp; &lt;1&gt;</autorisatiesleutel><klantcode>leerpoort</klantcode><klantnaam>Leerpoort &quot;PO&quot;</klantnaam></autorisatie></soap:Header>`,
        `<soap:Body><leerlinggegevens_verzoek xmlns="${NS}/leerlinggegevens"><schooljaar>2026-2027</schooljaar><brincode>99RB</brincode><dependancecode>01</dependancecode><xsdversie>2.2</xsdversie><gegevenssetid>Smalle-set-PO</gegevenssetid><laatstontvangengegevens>2026-11-01T02:03:04Z</laatstontvangengegevens></leerlinggegevens_verzoek></soap:Body>`,
        '</soap:Envelope>',
      ].join('\n'),
    })
  })

  test.each([
    ['structure', 'structuur_verzoek', ''],
    ['pupils', 'leerlingen_verzoek', '<groepen><groep key="5a"/><samengestelde_groep key="plus &quot;1&quot;"/><groep/></groepen>'],
    ['staff', 'leerkrachten_verzoek', '<groepen><groep key="5a"/><samengestelde_groep key="plus &quot;1&quot;"/><groep/></groepen>'],
  ] as const)('in steps: %s', (operation, element, groups) => {
    const { soapAction, body } = buildRequest({ ...INPUT, operation, groups: [{ key: '5a', kind: 'base' }, { key: 'plus "1"', kind: 'combined' }] })
    expect(soapAction).toBe(`${NS}/leerlinggegevens/${element}`)
    expect(body).toContain(`<${element} xmlns="${NS}/leerlinggegevens"><schooljaar>2026-2027</schooljaar><brincode>99RB</brincode><dependancecode>01</dependancecode><xsdversie>2.2</xsdversie>${groups}</${element}>`)
  })

  test('a school without groups yet: those of no group', () => expect(buildRequest({ ...INPUT, operation: 'pupils' }).body).toContain('<groepen><groep/></groepen>'))
  test('a school without a BRIN is its key', () => {
    const { body } = buildRequest({ ...INPUT, school: { brin: null, schoolKey: 'WINDROOS' } })
    expect(body).toContain('<schooljaar>2026-2027</schooljaar><schoolkey>WINDROOS</schoolkey><xsdversie>')
    expect(body).not.toContain('brincode')
  })
})
