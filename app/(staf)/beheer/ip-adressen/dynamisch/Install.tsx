import { Card } from '@/components/ui/Card'

const WAYS = [
  { system: 'Windows', file: 'leerpoort-ip.ps1', where: 'Open Windows PowerShell als administrator in de map met het bestand', line: 'powershell -ExecutionPolicy Bypass -File .\\leerpoort-ip.ps1 -Install' },
  { system: 'macOS en Linux', file: 'leerpoort-ip.sh', where: 'Open een terminal in de map met het bestand', line: 'sh leerpoort-ip.sh --install' },
]

/** How the script is installed, per system (NET-2). */
export function Install() {
  return (
    <Card title="Installeren" sentence="Kies een vaste computer die onder schooltijd aan staat en op het netwerk van de leerlingen zit. Heeft de school meer gebouwen met een eigen verbinding, dan houdt de tool er één bij; voeg de andere zelf toe.">
      <dl className="flex flex-col gap-4">
        {WAYS.map(({ system, file, where, line }) => (
          <div key={system}>
            <dt className="font-semibold">{system}</dt>
            <dd>{where} ({file}) en voer uit:</dd>
            <dd className="mt-1 rounded-control bg-ground p-3 font-mono text-sm [overflow-wrap:anywhere] select-all">{line}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 max-w-prose text-muted">Met <code>-Uninstall</code> of <code>--uninstall</code> verdwijnt de tool weer van de computer.</p>
    </Card>
  )
}
