import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { brinOf } from '../roster-files'
import { fileName } from './import-tasks'

const DATA = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens'

/** What a school's LAS says now. `remark`: the same in other bytes. */
export type Mood = { later: boolean; remark: string }

/**
 * A LAS of all schools (UWLR, all in one), in the process of the bench: what it costs is not the portal's. It always answers in
 * full, as one does that does not keep count of what changed. The answers are those of the schools' files in `dir`.
 */
export async function startLas(dir: string, schools: number): Promise<{ url: string; mood: Mood; close: () => void }> {
  const numberOf = new Map(Array.from({ length: schools }, (_, school) => [brinOf(school), school]))
  const mood: Mood = { later: false, remark: '' }
  const server = http.createServer(async (request, response) => {
    const body = await text(request)
    const brin = ['brincode', 'dependancecode'].map((name) => new RegExp(`<${name}>(\\w+)<`).exec(body)?.[1]).join('')
    const file = readFileSync(path.join(dir, fileName(numberOf.get(brin)!, mood.later)), 'utf8')
    response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end(answerOf(file, mood.remark))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/uwlr`, mood, close: () => server.close() }
}

function answerOf(file: string, remark: string): string {
  const data = /<EDEX>([\s\S]*)<\/EDEX>/.exec(file)![1]!.replace('<brincode>', `<aanmaakdatum>${new Date().toISOString()}</aanmaakdatum><brincode>`)
  const answer = `<leerlinggegevens_antwoord xmlns="${DATA}"><leerlinggegevens>${data}</leerlinggegevens></leerlinggegevens_antwoord>`
  return `<?xml version="1.0" encoding="UTF-8"?>${remark && `<!--${remark}-->`}<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${answer}</soap:Body></soap:Envelope>`
}
