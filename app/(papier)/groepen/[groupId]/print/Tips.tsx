import { LinkButton } from '@/components/ui/Button'
import { Alert } from '@/components/ui/Alert'
import { SelectField } from '@/components/ui/SelectField'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { fullName } from '@/lib/core/names'
import type { Card, GroupCards } from '@/lib/groups/cards'

/** Above the sheets, on the screen only: how many, for whom, what to mind. */
export function Tips({ group, chosen, sheets, one, badges }: { group: GroupCards; chosen: Card[]; sheets: number; one: boolean; badges: boolean }) {
  const without = chosen.filter(({ secret }) => secret.method === 'badge' && !secret.qr).length
  return (
    <div className="flex flex-col gap-4">
      <p>{chosen.length === 1 ? '1 kaartje' : `${chosen.length} kaartjes`} op {sheets === 1 ? '1 blad' : `${sheets} bladen`} A4, acht op een blad. Print op ware grootte (100%) en knip langs de stippellijn. Op een kaartje staat waarmee het kind inlogt: bewaar ze zorgvuldig.</p>
      {without > 0 && <Alert tone="warn">{without === 1 ? '1 leerling heeft' : `${without} leerlingen hebben`} nog geen badge. Ga terug naar {group.name} en klik op ‘Maak badges’.</Alert>}
      {group.cards.length > 1 && (
        <form method="get" className="flex flex-wrap items-end gap-3">
          {badges && <input type="hidden" name="kaart" value="badge" />}
          <SelectField name="leerling" label="Voor wie" placeholder="De hele groep" defaultValue={one ? chosen[0]!.id : ''} options={group.cards.map((card) => ({ value: card.id, label: fullName(card) }))} className="min-w-0 basis-64" />
          <SubmitButton variant="secondary">Toon</SubmitButton>
          {one && <LinkButton href={`/groepen/${group.id}/print${badges ? '?kaart=badge' : ''}`} variant="quiet">Alle leerlingen</LinkButton>}
        </form>
      )}
    </div>
  )
}
