import { Picture } from '@/components/ui/Picture'
import { QrCode } from '@/components/ui/QrCode'
import { fullName } from '@/lib/core/names'
import type { Card } from '@/lib/groups/cards'
import { passwordPicture, pupilPicture } from '@/lib/pictures/catalogue'

/** One card to cut out: whose it is, the own picture, and what opens the door. Never broken over two sheets (GRP-3). */
export function PupilCard({ card, school, group }: { card: Card; school: string; group: string }) {
  return (
    <li className="print-whole flex min-h-[62mm] flex-col gap-[2mm] overflow-hidden rounded-card border border-dashed border-control p-[4mm] text-black print:min-h-0">
      <p className="flex justify-between gap-[3mm] text-sm text-muted print:text-black">
        <span className="line-clamp-1 min-w-0">{school}</span><span className="line-clamp-1 max-w-[35mm] shrink-0">{group}</span>
      </p>
      <div className="flex min-h-0 flex-1 items-center justify-between gap-[3mm]">
        <div className="flex min-w-0 flex-col items-start gap-[2mm]">
          <Picture kind="pupil" slug={card.picture} label={pupilPicture(card.picture)?.label ?? 'plaatje'} className="size-[22mm]" />
          <p className="line-clamp-3 text-lg leading-tight font-bold [overflow-wrap:anywhere]">{fullName(card)}</p>
        </div>
        <Secret card={card} />
      </div>
    </li>
  )
}

function Secret({ card: { secret } }: { card: Card }) {
  if (secret.method === 'pin') return <Box word="jouw code"><span className="font-mono text-[9mm] leading-none font-bold tracking-widest">{secret.pin}</span></Box>
  if (secret.method === 'picture') return <Box word="jouw geheime plaatje"><Picture kind="password" slug={secret.picture} label={passwordPicture(secret.picture)?.label ?? 'plaatje'} className="size-[26mm]" /></Box>
  if (!secret.qr) return <Box word="nog geen badge"><span aria-hidden className="size-[30mm] rounded-control border border-dashed border-control" /></Box>
  return <Box word="jouw badge"><QrCode {...secret.qr} label="QR-code van de badge" className="size-[44mm]" /></Box>
}

function Box({ word, children }: { word: string; children: React.ReactNode }) {
  return <div className="flex shrink-0 flex-col items-center gap-[1.5mm] text-center">{children}<span className="max-w-[36mm] text-sm leading-tight">{word}</span></div>
}
