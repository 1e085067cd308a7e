type Node = { name: string; children: Node[]; text: string }

/** A property list, read strictly: every tag closed, nothing but the elements that plist(5) knows, every & one of the five. */
export function readPlist(xml: string): unknown {
  const body =
    /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<!DOCTYPE plist PUBLIC "-\/\/Apple\/\/DTD PLIST 1\.0\/\/EN" "[^"]+">\n([\s\S]+)$/.exec(
      xml,
    )?.[1]
  if (body === undefined) throw new Error('it has no head of a property list')
  const top: Node = { name: '', children: [], text: '' }
  const open = [top]
  const tokens = body.matchAll(/<(\/?)(\w+)((?: version="1\.0")?)(\/?)>|([^<]+)|(<)/g)
  for (const [whole, closes, name, , empty, text, stray] of tokens) {
    const current = open.at(-1)!
    if (stray !== undefined) throw new Error(`a < that opens nothing: ${body.slice(0, 40)}`)
    if (text !== undefined) current.text += text
    else if (closes) {
      if (current.name !== name) throw new Error(`${whole} closes ${current.name}`)
      open.pop()
    } else {
      const node: Node = { name: name!, children: [], text: '' }
      current.children.push(node)
      if (!empty) open.push(node)
    }
  }
  const [plist, ...more] = top.children
  if (open.length !== 1 || plist?.name !== 'plist' || more.length > 0) throw new Error('it is not one plist')
  if (plist.children.length !== 1) throw new Error('a plist holds one value')
  return read(plist.children[0]!)
}

function read({ name, children, text }: Node): unknown {
  if (children.length > 0 && text.trim() !== '') throw new Error(`text beside elements: ${text.trim()}`)
  if (name === 'true' || name === 'false') return name === 'true'
  if (name === 'integer' && /^\d+$/.test(text)) return Number(text)
  if (name === 'string') return plainText(text)
  if (name === 'array') return children.map(read)
  if (name !== 'dict' || children.length % 2 !== 0) throw new Error(`${name} is no value`)
  return Object.fromEntries(
    children.flatMap((key, index) => {
      if (index % 2 === 1) return []
      if (key.name !== 'key') throw new Error(`${key.name} where a key belongs`)
      return [[plainText(key.text), read(children[index + 1]!)]]
    }),
  )
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plainText = (text: string): string =>
  text.replace(/&(\w*;?)/g, (_all, name: string) => {
    const known = name.endsWith(';') ? entities[name.slice(0, -1)] : undefined
    if (known === undefined) throw new Error(`&${name} is no entity`)
    return known
  })
