/** Fish 3.0 on. */
export const fish = `# fish completion of hedge
function __hedge_complete
  set -l before (commandline -opc)
  set -e before[1]
  set -l current (commandline -ct)
  set -l found (printf '%s\\n' $before "$current" | command hedge __complete 2>/dev/null)
  if test "$found[1]" = ':files'
    __fish_complete_path "$current"
  else if test (count $found) -gt 0
    printf '%s\\n' $found
  end
end
complete -c hedge -f -a '(__hedge_complete)'
`
