import { comment, type ScriptInput } from './script-sh'
import { REPORT_EVERY } from './tool-rules'

/**
 * The Dynamic IP Tool for Windows (NET-2): Windows PowerShell 5.1 and newer. `-Install` makes a scheduled task that runs
 * it every five minutes: as administrator under LOCAL SERVICE, which may do little, else for this user. Windows' own
 * curl.exe tells IPv4 and IPv6 apart; without it one report is sent. Text is plain ASCII behind a byte order mark, lines
 * end as Windows wants them.
 */
export function powershellScript({ portalName, school, portal, key }: ScriptInput): string {
  const text = String.raw`# ${comment(portalName)} Dynamic IP Tool voor ${comment(school)}
#
# Meldt elke ${REPORT_EVERY} minuten aan het portaal dat de school op internet is waar deze computer is.
#   Installeren:      powershell -ExecutionPolicy Bypass -File leerpoort-ip.ps1 -Install
#   Nu eenmaal:       powershell -ExecutionPolicy Bypass -File leerpoort-ip.ps1
#   Weer verwijderen: powershell -ExecutionPolicy Bypass -File leerpoort-ip.ps1 -Uninstall
#
# In dit bestand staat een sleutel van uw school: geef het aan niemand.
param([switch]$Install, [switch]$Uninstall)
$ErrorActionPreference = 'Stop'

$Portal = '${portal.replaceAll("'", '')}'
$Key = '${key}'
$EveryMinutes = ${REPORT_EVERY}
$TaskName = 'Leerpoort Dynamic IP Tool'

# One report; answers the status code and the text. Code 0: no connection.
function Send-Report([string]$Family) {
  $curl = Join-Path $env:SystemRoot 'System32\curl.exe'
  if (Test-Path $curl) {
    # By standard input: other users of the computer can read arguments.
    $OutputEncoding = New-Object System.Text.ASCIIEncoding
    $config = 'header = "Authorization: Bearer ' + $Key + '"'
    $lines = $config | & $curl "-$Family" --silent --max-time 30 --request POST --data tool=1 --write-out '\n%{http_code}' --config - "$Portal/api/network/report"
    $all = @($lines)
    if ($all.Count -lt 1) { return @{ Code = 0; Text = '' } }
    return @{ Code = [int]$all[-1]; Text = ($all | Select-Object -SkipLast 1) -join '' }
  }
  if ($Family -ne '4') { return @{ Code = 0; Text = '' } }
  [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
  try {
    $answer = Invoke-WebRequest -UseBasicParsing -Method Post -Uri "$Portal/api/network/report" -Headers @{ Authorization = "Bearer $Key" } -TimeoutSec 30
    return @{ Code = [int]$answer.StatusCode; Text = [string]$answer.Content }
  } catch {
    $code = 0
    if ($_.Exception.Response) { $code = [int]$_.Exception.Response.StatusCode }
    return @{ Code = $code; Text = '' }
  }
}

function Send-Reports {
  $heard = $false
  $trouble = "Het portaal is niet te bereiken: $Portal"
  foreach ($family in '4', '6') {
    $answer = Send-Report $family
    switch ($answer.Code) {
      200 { $heard = $true; Write-Output ('Gemeld: ' + ($answer.Text | ConvertFrom-Json).address) }
      401 { throw 'Deze sleutel werkt niet (meer). Download de Dynamic IP Tool opnieuw in het portaal.' }
      422 { $trouble = 'Het portaal kan dit adres niet als schooladres gebruiken. Kijk op de pagina van de Dynamic IP Tool.' }
      429 { $trouble = 'Het portaal kreeg te veel meldingen achter elkaar. De volgende gaat vanzelf.' }
    }
  }
  if (-not $heard) { throw "Niet gemeld. $trouble" }
}

$identity = [Security.Principal.WindowsIdentity]::GetCurrent()
$isAdmin = (New-Object Security.Principal.WindowsPrincipal $identity).IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
# Program Files: only administrators can write there.
if ($isAdmin) { $folder = Join-Path $env:ProgramFiles 'Leerpoort' } else { $folder = Join-Path $env:LOCALAPPDATA 'Leerpoort' }
$file = Join-Path $folder 'leerpoort-ip.ps1'

if ($Uninstall) {
  Unregister-ScheduledTask -TaskName $TaskName -Confirm:$false -ErrorAction SilentlyContinue
  Remove-Item -Path $file -Force -ErrorAction SilentlyContinue
  Write-Output 'De Dynamic IP Tool is van deze computer verwijderd.'
  exit 0
}

Send-Reports

if ($Install) {
  New-Item -ItemType Directory -Path $folder -Force | Out-Null
  if ($isAdmin) {
    # The key is for administrators, the system and the task's account (LOCAL SERVICE) alone.
    & icacls $folder /inheritance:r /grant:r '*S-1-5-32-544:(OI)(CI)F' '*S-1-5-18:(OI)(CI)F' '*S-1-5-19:(OI)(CI)RX' | Out-Null
    $principal = New-ScheduledTaskPrincipal -UserId 'NT AUTHORITY\LOCAL SERVICE' -LogonType ServiceAccount
  } else {
    $principal = New-ScheduledTaskPrincipal -UserId $identity.Name -LogonType Interactive
  }
  Copy-Item -Path $PSCommandPath -Destination $file -Force
  $action = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument ('-NoProfile -NonInteractive -WindowStyle Hidden -ExecutionPolicy Bypass -File "' + $file + '"')
  $trigger = New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Minutes $EveryMinutes)
  $settings = New-ScheduledTaskSettingsSet -StartWhenAvailable -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -ExecutionTimeLimit (New-TimeSpan -Minutes 4)
  Register-ScheduledTask -TaskName $TaskName -Action $action -Trigger $trigger -Principal $principal -Settings $settings -Force | Out-Null
  Write-Output "Klaar. Deze computer meldt zich nu elke $EveryMinutes minuten. Laat hem onder schooltijd aan staan."
  if (-not $isAdmin) { Write-Output 'Let op: de tool loopt alleen als u bent ingelogd. Als administrator geinstalleerd loopt hij altijd.' }
}
`
  return `\uFEFF${text.replaceAll('\n', '\r\n')}`
}
