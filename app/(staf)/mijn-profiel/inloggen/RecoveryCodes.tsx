'use client'

import { Download } from 'lucide-react'
import { PrintButton } from '@/components/frames/PrintButton'
import { Button } from '@/components/ui/Button'
import { CopyButton } from '@/components/ui/CopyButton'

/** Ten codes for on paper, and the ways to keep them. They stand here once: a page that is opened again has none. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <div className="flex flex-col gap-3">
      <p className="font-semibold">Dit zijn uw herstelcodes. U ziet ze alleen nu.</p>
      <ul aria-label="Herstelcodes" className="grid w-fit grid-cols-2 gap-x-8 gap-y-1 font-mono text-lg">{codes.map((code) => <li key={code}>{code}</li>)}</ul>
      <div className="print-hidden flex flex-wrap items-center gap-3">
        <PrintButton />
        <Button variant="secondary" icon={<Download aria-hidden />} onClick={() => save(codes)}>Downloaden</Button>
        <CopyButton size="normal" text={codes.join('\n')}>Kopiëren</CopyButton>
      </div>
    </div>
  )
}

/** A file that this page makes itself: the server has no codes to give a second time. */
function save(codes: readonly string[]): void {
  const url = URL.createObjectURL(new Blob([`Herstelcodes. Elke code werkt één keer.\r\n\r\n${codes.join('\r\n')}\r\n`], { type: 'text/plain;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: 'herstelcodes.txt' })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}
