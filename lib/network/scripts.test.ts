import { describe, expect, test } from 'vitest'
import { powershellScript } from './script-ps1'
import { comment, shellScript } from './script-sh'

const KEY = 'k-_9'.repeat(11).slice(0, 43)
const make = (school = "Basisschool 't Kompas", portalName = 'Leerpoort') => ({ portalName, school, portal: 'https://portaal.example', key: KEY })

/** The text without comments and strings: what is left must pair up. */
const bare = (text: string) => text.split('\r\n').map((line) => line.replace(/'[^']*'/g, "''").replace(/"(?:`.|[^"])*"/g, '""').replace(/#.*$/, '')).join('\n')

describe('NET-2: the script for Windows, read only: there is no PowerShell here', () => {
  const text = powershellScript(make())

  test('as Windows PowerShell 5.1 reads files: a byte order mark, CRLF, no other sign that ANSI would read differently', () => {
    expect(text.startsWith('\uFEFF# Leerpoort Dynamic IP Tool')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(text.slice(1)).toMatch(/^[\x09\x0a\x0d\x20-\x7e]*$/)
  })

  test('brackets and quotes pair up, and nothing of the template is left', () => {
    const pairs: Record<string, string> = { ')': '(', '}': '{', ']': '[' }
    const open: string[] = []
    for (const sign of bare(text)) {
      if ('({['.includes(sign)) open.push(sign)
      else if (sign in pairs) expect(open.pop(), text).toBe(pairs[sign])
    }
    expect(open).toEqual([])
    expect(bare(text)).not.toMatch(/['"](?!['"])(?<!['"]{2})/)
    expect(text).not.toMatch(/undefined|\$\{|\[object/)
  })

  test('param comes before any statement', () => {
    const code = text.slice(1).split('\r\n').filter((line) => line.trim() && !line.startsWith('#'))
    expect(code[0]).toBe('param([switch]$Install, [switch]$Uninstall)')
  })

  test('the key stands once, is sent as a header by standard input, and the address is the portal’s', () => {
    expect(text.split(KEY)).toHaveLength(2)
    expect(text).toContain(`$Key = '${KEY}'`)
    expect(text).toContain('"$Portal/api/network/report"')
    expect(text).toContain('$config | & $curl')
    expect(text.split('\r\n').filter((line) => line.includes('& $curl')).join()).not.toMatch(/Bearer|\$Key/)
  })

  test('both kinds of address; a task every five minutes; nothing that runs text as code or switches checks off', () => {
    expect(text).toContain("foreach ($family in '4', '6')")
    expect(text).toMatch(/\$EveryMinutes = 5\r\n/)
    expect(text).toContain('-RepetitionInterval (New-TimeSpan -Minutes $EveryMinutes)')
    expect(text).not.toMatch(/Invoke-Expression|\biex\b|--insecure|\s-k\s|ServerCertificateValidationCallback|SkipCertificateCheck/i)
  })
})

describe('NET-2: a name cannot break out of the scripts', () => {
  test.each(['\n rm -rf ~', '\r\nRemove-Item C:\\', "' ; reboot ; '", '`reboot`', '$(reboot)', '\u2028 reboot', '#>\u0000', '%{x}'])('%j stays one line of a comment', (name) => {
    expect(comment(name)).not.toMatch(/[\p{C}\p{Zl}\p{Zp}$`;#%{}<>\\]/u)
    for (const [text, plain, line] of [[powershellScript(make(name, name)), powershellScript(make()), '\r\n'], [shellScript(make(name, name)), shellScript(make()), '\n']] as const) {
      const [got, wanted] = [text.split(line), plain.split(line)]
      expect(got).toHaveLength(wanted.length)
      expect(got.filter((each, n) => each !== wanted[n]).every((each) => /^\uFEFF?#/.test(each))).toBe(true)
    }
  })
  test('names of the country survive', () => expect(comment("Basisschool 't Kômpas (Zuid), Súdwest-Fryslân 2")).toBe("Basisschool 't Kômpas (Zuid), Súdwest-Fryslân 2"))
})
