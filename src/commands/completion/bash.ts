/** Bash 3.2 on, which is that of macOS: it has no `compopt`, and there files are typed in full. */
export const bash = `# bash completion of hedge
_hedge() {
  local word
  COMPREPLY=()
  while IFS=$'\\t' read -r word _; do
    if [ "$word" = ':files' ]; then
      compopt -o default 2>/dev/null
      COMPREPLY=()
      return 0
    fi
    COMPREPLY+=("$word")
  done < <(printf '%s\\n' "\${COMP_WORDS[@]:1:COMP_CWORD}" | command hedge __complete 2>/dev/null)
}
complete -F _hedge hedge
`
