import { expect, test } from 'vitest'
import { isFetchable, isPublicAddress } from './safe-address'

const HTTPS = 'https://portaal.example'
test.each<[string, string, boolean]>([
  ['https://uitgever.example/licenties', HTTPS, true], ['https://8.8.8.8/x', HTTPS, true], ['https://[2606:4700::1]/', HTTPS, true],
  ['http://uitgever.example/x', HTTPS, false], ['http://localhost:3001/x', HTTPS, false], ['http://127.0.0.1/', HTTPS, false], ['http://[::1]/', HTTPS, false],
  ['https://localhost/', HTTPS, false], ['https://a.localhost./', HTTPS, false], ['https://127.0.0.1/', HTTPS, false], ['https://2130706433/', HTTPS, false], ['https://0x7f.1/', HTTPS, false], ['https://127.0.0.1./', HTTPS, false],
  ['https://10.1.2.3/', HTTPS, false], ['https://[::ffff:10.1.2.3]/', HTTPS, false], ['https://169.254.169.254/latest', HTTPS, false], ['https://[fd00::1]/', HTTPS, false], ['https://[::7f00:1]/', HTTPS, false], ['https://0.0.0.0/', HTTPS, false],
  ['https://naam:geheim@uitgever.example/', HTTPS, false], ['https://uitgever.example/#x', HTTPS, false],
  ['http://127.0.0.1:3001/x', 'http://localhost:3000', true], ['https://skool.example', 'http://localhost:3000', true], ['file:///etc/passwd', 'http://localhost', false], ['ftp://skool.example', 'http://localhost', false], ['http://127.0.0.1:3001/x', 'http://school.example', false], ['http://10.0.0.1/', 'http://192.168.1.5:3000', false], ['https://8.8.8.8/', 'http://school.example', true], ['uitgever', 'http://localhost', false],
])('%s may be fetched by a portal at %s: %s', (url, portal, may) => expect(isFetchable(url, portal)).toBe(may))

test.each(['8.8.8.8', '2606:4700::1', '::ffff:8.8.8.8'])('%s is of the internet', (address) => expect(isPublicAddress(address)).toBe(true))
test.each([
  '127.0.0.1', '10.0.0.1', '172.16.0.1', '192.168.1.1', '0.0.0.0', '0.1.2.3', '100.64.0.1', '169.254.169.254', '192.0.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255',
  '::', '::1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:a00:1', 'fd00::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', '64:ff9b::7f00:1', '::7f00:1', '::a00:1', '::ffff:0:7f00:1', '4000::1', '5f00::1', '2002:7f00:1::', 'uitgever.example', '',
])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false))
