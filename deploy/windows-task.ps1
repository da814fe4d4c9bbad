# Runs MiaIa on Windows without a window, from the start of the computer, as a scheduled task. See docs\deployment.md.
# A task and not a service: the program talks to a console, and the service control manager would end it for not answering.
#
#   powershell -ExecutionPolicy Bypass -File windows-task.ps1 -Program C:\miaia -Data D:\miaia          # installs
#   powershell -ExecutionPolicy Bypass -File windows-task.ps1 -Remove                                  # removes
param(
    [string]$Program = (Split-Path -Parent $PSScriptRoot),
    [string]$Data = "$env:ProgramData\miaia",
    [string]$Configuration = "$Data\strategies.yaml",
    [string]$Command = "live --wait",
    [string]$TaskName = "MiaIa",
    [switch]$Remove
)
Set-StrictMode -Version Latest
$ErrorActionPreference = "Stop"

if ($Remove) {
    Unregister-ScheduledTask -TaskName $TaskName -Confirm:$false
    Write-Output "Removed the task $TaskName. $Data was left as it is."
    return
}

$executable = Join-Path $Program "mia.exe"
if (-not (Test-Path $executable)) { throw "$executable is not there. Name the published folder with -Program." }
New-Item -ItemType Directory -Force -Path $Data | Out-Null
if (-not (Test-Path $Configuration)) { Copy-Item (Join-Path $Program "strategies.yaml") $Configuration }

& $executable check --config $Configuration
if ($LASTEXITCODE -ne 0) { throw "The configuration $Configuration has errors (above). Nothing was installed." }

$action = New-ScheduledTaskAction -Execute $executable -WorkingDirectory $Data `
    -Argument "$Command --config `"$Configuration`" --runs `"$Data\runs`""
$trigger = New-ScheduledTaskTrigger -AtStartup
# Three tries, as a desk that keeps dying needs a person; no time limit; never two at once.
$settings = New-ScheduledTaskSettingsSet -RestartCount 3 -RestartInterval (New-TimeSpan -Minutes 1) `
    -ExecutionTimeLimit ([TimeSpan]::Zero) -MultipleInstances IgnoreNew -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries
# LOCAL SERVICE has few rights: it is given the data folder and nothing else.
$principal = New-ScheduledTaskPrincipal -UserId "NT AUTHORITY\LOCAL SERVICE" -LogonType ServiceAccount -RunLevel Limited
& icacls $Data /grant "*S-1-5-19:(OI)(CI)M" | Out-Null
Register-ScheduledTask -TaskName $TaskName -Action $action -Trigger $trigger -Settings $settings -Principal $principal -Force | Out-Null
Write-Output "Installed the task $TaskName. Start it now: Start-ScheduledTask $TaskName"
Write-Output "Before you stop it: mia flatten --runs `"$Data\runs`"; Stop-ScheduledTask ends the program at once, and its stops stay at the broker."
