import { Readable } from 'node:stream'
import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { readForm, readJson } from './body'
import { receiveFiles } from './receive-files'

const request = (type: string, body: string | Buffer) => Object.assign(Readable.from([Buffer.from(body)]), { headers: { 'content-type': type } }) as unknown as IncomingMessage
const json = (body: string) => readJson(request('application/json', body), 1_000)
const typed = (body: string) => readForm(request('application/x-www-form-urlencoded', body), 1_000)

test('JSON and forms are read', async () => {
  expect(await json('{"a":"b"}')).toEqual({ a: 'b' })
  expect(Object.fromEntries(await typed('a=b%20c'))).toEqual({ a: 'b c' })
})

test.each(['{"a":"x\\u0000"}', '{"a\\u0000":1}', '["\\ud800"]'])('%s is a bad request: the database keeps no such text', async (body) => {
  await expect(json(body)).rejects.toMatchObject({ status: 400, message: 'text may not hold NUL' })
})
test.each(['a=%00', 'a%00=b'])('so is the form %s', async (body) => {
  await expect(typed(body)).rejects.toMatchObject({ status: 400, message: 'text may not hold NUL' })
})

const part = (disposition: string, body = 'x') => `--grens\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${body}\r\n`
const files = (...parts: string[]) => receiveFiles(request('multipart/form-data; boundary=grens', `${parts.join('')}--grens--\r\n`), { most: 100, files: 2 })

test('files come in under their names', async () => {
  expect(await files(part('name="f"; filename="a.csv"'), part('name="school"', 's'))).toMatchObject({ fields: { school: 's' }, files: [{ field: 'f', name: 'a.csv' }] })
})
test.each([
  ['a file’s name', [part("name=\"f\"; filename*=UTF-8''a%00b")]],
  ['a field', [part('name="school"', 'a\0b'), part('name="f"; filename="a.csv"')]],
])('NUL in %s: no such upload', async (_, parts) => {
  expect(await files(...parts)).toEqual({ problem: 'upload-broken' })
})
