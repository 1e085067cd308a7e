/** As a file of `fpath` named `_hedge`, or sourced after `compinit`. */
export const zsh = `#compdef hedge
# zsh completion of hedge
_hedge() {
  local line
  local -a described
  while IFS= read -r line; do
    if [[ $line == ':files' ]]; then
      _files
      return
    fi
    described+=("\${line%%$'\\t'*}:\${line#*$'\\t'}")
  done < <(printf '%s\\n' "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" | command hedge __complete 2>/dev/null)
  _describe hedge described
}
if [[ \${funcstack[1]} == _hedge ]]; then
  _hedge "$@"
else
  compdef _hedge hedge
fi
`
