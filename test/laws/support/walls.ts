import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import type { Import } from './imports.ts'

/** The bundle's entries stand for the sources they are made of. */
const bundled: Record<string, string> = {
  'dist/main.js': 'src/main.ts',
  'dist/paths.js': 'src/settings/paths.ts',
  'dist/complete.js': 'src/cli/complete/complete.ts',
}

export type Target = { own: string } | { builtin: string } | { package: string }

export function targetOf({ file, specifier }: Import): Target {
  if (specifier.startsWith('.')) {
    const path = posix.join(posix.dirname(file), specifier)
    return { own: bundled[path] ?? path }
  }
  const bare = specifier.replace(/^node:/, '')
  return specifier.startsWith('node:') || builtinModules.includes(bare) ? { builtin: bare } : { package: specifier }
}

export const roomOf = (path: string): string =>
  /^src\/([^/]+)\//.exec(path)?.[1] ?? /^(?:src\/)?([^/.]+)/.exec(path)?.[1] ?? path

/** Room → what it may import: a room, `type:` a room (types alone), or one file of a room. */
export type Walls = Readonly<Record<string, readonly string[]>>

export function brokenWalls(imports: readonly Import[], walls: Walls): string[] {
  return imports.flatMap(found => {
    const { file, specifier, kind } = found
    const room = roomOf(file)
    const may = walls[room]
    if (may === undefined) return [`${file}: the room "${room}" stands in no table: say what it may import`]
    if (specifier === '?') return [`${file} imports something computed, which no one can check`]
    const target = targetOf(found)
    if (!('own' in target)) return []
    const other = roomOf(target.own)
    const allowed =
      other === room ||
      may.includes(other) ||
      may.includes(target.own) ||
      (kind === 'type' && may.includes(`type:${other}`))
    return allowed ? [] : [`${file} imports ${target.own}: ${room} may import ${may.join(', ') || 'nothing of ours'}`]
  })
}

/** Rooms without I/O import no module of Node's; the rest each only from the files that are their door. */
export function brokenBuiltins(
  imports: readonly Import[],
  pure: readonly string[],
  doors: Readonly<Record<string, readonly string[]>>,
): string[] {
  return imports.flatMap(found => {
    const target = targetOf(found)
    if (!('builtin' in target) || found.kind === 'type') return []
    const { file } = found
    if (pure.includes(roomOf(file))) return [`${file} imports node:${target.builtin}: ${roomOf(file)} does no I/O`]
    const door = doors[target.builtin]
    if (door === undefined || door.includes(file)) return []
    return [`${file} imports node:${target.builtin}: ${door.join(', ') || 'nobody'} may`]
  })
}

/** Package (exactly as written in the import) → who may see it, and what of it where that is limited. */
export type Seen = Readonly<Record<string, { by: readonly string[]; named?: RegExp }>>

export function brokenPackages(imports: readonly Import[], seen: Seen): string[] {
  return imports.flatMap(found => {
    const target = targetOf(found)
    if (!('package' in target)) return []
    const { file, names, kind } = found
    const rule = seen[target.package]
    if (rule === undefined) return [`${file} imports ${target.package}, which nobody may`]
    if (!rule.by.some(door => file === door || (door.endsWith('/') && file.startsWith(door)))) {
      return [`${file} imports ${target.package}: only ${rule.by.join(', ')} may`]
    }
    const { named } = rule
    if (named === undefined) return []
    if (kind === 'dynamic') return [`${file} imports ${target.package} whole and late: name what is needed`]
    return names.filter(name => !named.test(name)).map(name => `${file} takes ${name} of ${target.package}`)
  })
}

/** Every ring of files that load each other, each told once. Types load nothing: two files may speak of each other. */
export function cyclesIn(imports: readonly Import[]): string[] {
  const edges = new Map<string, Set<string>>()
  for (const found of imports) {
    const target = targetOf(found)
    if (!('own' in target) || found.kind === 'type') continue
    edges.set(found.file, (edges.get(found.file) ?? new Set()).add(target.own))
  }
  const done = new Set<string>()
  const rings: string[] = []
  const walk = (file: string, way: readonly string[]) => {
    const back = way.indexOf(file)
    if (back >= 0) rings.push([...way.slice(back), file].join(' → '))
    if (back >= 0 || done.has(file)) return
    for (const next of edges.get(file) ?? []) walk(next, [...way, file])
    done.add(file)
  }
  for (const file of edges.keys()) walk(file, [])
  return rings
}
