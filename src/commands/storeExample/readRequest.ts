/** The beginning of every example: the request, word by word, into variables. */
export const readRequest = `verb= key= value= interactive=
while read -r word rest; do
  case $word in
  verb) verb=$rest ;; key) key=$rest ;; value) value=$rest ;; interactive) interactive=$rest ;;
  esac
done`
