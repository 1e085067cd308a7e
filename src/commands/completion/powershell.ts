/** PowerShell 5 on. Where nothing is returned it completes files by itself. */
export const powershell = `# PowerShell completion of hedge
Register-ArgumentCompleter -Native -CommandName hedge -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements |
    Where-Object { $_.Extent.StartOffset -lt $cursorPosition } |
    Select-Object -Skip 1 |
    ForEach-Object { $_.Extent.Text.Trim([char[]]"'\`"") })
  if ($wordToComplete -eq '') { $words += '' }
  $words | hedge __complete 2>$null | Where-Object { $_ -ne ':files' } | ForEach-Object {
    $text, $about = $_ -split "\`t", 2
    if (-not $about) { $about = $text }
    [System.Management.Automation.CompletionResult]::new($text, $text, 'ParameterValue', $about)
  }
}
`
