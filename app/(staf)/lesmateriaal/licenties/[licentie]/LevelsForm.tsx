'use client'

import { ActionForm } from '@/components/forms/ActionForm'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { BOX_CLASS } from '@/components/ui/Checkbox'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { setLevelsAction } from '@/lib/licences/actions'
import type { LevelRow } from '@/lib/licences/one-licence'

/** Groups and pupils that have the licence, by levels: what is ticked is what they get. */
export function LevelsForm({ school, licence, levels, rows }: { school: string; licence: string; levels: readonly string[]; rows: readonly LevelRow[] }) {
  const table = (
    <Table label={levels.length > 0 ? 'Niveaus per groep en leerling' : 'Gekoppelde groepen en leerlingen'} narrow>
      <TableHead><Th scope="col">Groep of leerling</Th>{levels.map((level) => <Th key={level} scope="col">{level}</Th>)}</TableHead>
      <TableBody>{rows.map((row) => <Row key={row.id} row={row} levels={levels} />)}</TableBody>
    </Table>
  )
  if (levels.length === 0) return table
  return (
    <ActionForm action={setLevelsAction} school={school} done="Gelukt, uw instellingen zijn opgeslagen.">
      <input type="hidden" name="licence" value={licence} />
      {table}
      <div><SubmitButton>Sla niveaus op</SubmitButton></div>
    </ActionForm>
  )
}

function Row({ row, levels }: { row: LevelRow; levels: readonly string[] }) {
  return (
    <Tr>
      <Td head>{row.name}{row.detail && <span className="block text-sm font-normal text-muted">{row.detail}</span>}{levels.length > 0 && <input type="hidden" name="row" value={row.id} />}</Td>
      {levels.map((level) => (
        <Td key={level}>
          <label className="flex min-h-11 items-center">
            <input type="checkbox" name="level" value={`${row.id}:${level}`} defaultChecked={row.levels.includes(level)} aria-label={`${row.name}, ${level}`} className={BOX_CLASS} />
          </label>
        </Td>
      ))}
    </Tr>
  )
}
