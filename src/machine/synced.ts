import { basename, dirname, join } from 'node:path'
import { lookAt } from './look.ts'

/** Folders that a service syncs, by the names that their programs give them. */
const names: readonly [RegExp, string][] = [
  [/^Dropbox( \(.+\))?$/, 'Dropbox'],
  [/^(iCloud ?Drive|Mobile Documents|com~apple~CloudDocs)$/, 'iCloud Drive'],
  [/^OneDrive( - .+)?$/, 'OneDrive'],
  [/^(Google ?Drive|My Drive)( \(.+\))?$/, 'Google Drive'],
  [/^Nextcloud\d*$/, 'Nextcloud'],
  [/^ownCloud\d*$/i, 'ownCloud'],
  [/^pCloud ?(Drive|Sync)?$/, 'pCloud'],
  [/^MEGAsync( Downloads)?$/, 'MEGA'],
  [/^Box Sync$/, 'Box'],
  [/^Proton ?Drive$/, 'Proton Drive'],
]

/** Words that mean a service only where its program puts the folder: in the home folder itself. */
const namesAtHome: readonly [RegExp, string][] = [
  [/^Box$/, 'Box'],
  [/^MEGA$/, 'MEGA'],
  [/^Sync$/, 'Sync.com or Syncthing'],
]

/** What macOS puts under `Library/CloudStorage`: `Dropbox`, `OneDrive-Personal`, `GoogleDrive-name@example.com`. */
const inCloudStorage = /^([A-Za-z]+)/

/** What a service leaves at the top of a folder that it syncs. */
const markers: readonly [string, string][] = [
  ['.stfolder', 'Syncthing'],
  ['.dropbox', 'Dropbox'],
  ['.dropbox.cache', 'Dropbox'],
  ['.owncloudsync.log', 'ownCloud'],
  ['.nextcloudsync.log', 'Nextcloud'],
  ['.sync/ID', 'Resilio Sync'],
]

/** The service that carries off what lies in a folder (its real path), by well-known names and marks; null: none is seen. */
export async function syncedBy(folder: string, home: string): Promise<string | null> {
  for (let at = folder; ; at = dirname(at)) {
    const named = nameOf(at, home)
    if (named !== null) return named
    // Programs keep marks of the same names of their own in the home folder, whether or not they sync it.
    const marked = at === home ? markers.filter(([mark]) => mark === '.stfolder') : markers
    for (const [mark, service] of marked) if ((await lookAt(join(at, mark))) !== null) return service
    if (dirname(at) === at) return null
  }
}

function nameOf(folder: string, home: string): string | null {
  const [name, above] = [basename(folder), dirname(folder)]
  if (basename(above) === 'CloudStorage') return inCloudStorage.exec(name)?.[1] ?? null
  const known = [...names, ...(above === home ? namesAtHome : [])]
  return known.find(([pattern]) => pattern.test(name))?.[1] ?? null
}
