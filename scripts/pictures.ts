/**
 * Writes the chosen pictures to `public/pictures/{pupil,password,title}/<slug>.svg`. That folder is
 * git-ignored: the art stays in its npm package, the choice in lib/pictures/catalogue.ts.
 * Run by the build and the demonstration, or by hand: npx tsx scripts/pictures.ts
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { PASSWORD_PICTURES, PUPIL_PICTURES, TITLE_PICTURES, type PupilPicture } from '../lib/pictures/catalogue'

interface IconSet {
  readonly width?: number
  readonly height?: number
  readonly icons: Record<string, { readonly body: string; readonly width?: number; readonly height?: number } | undefined>
}

function readIconSet(): IconSet {
  const require = createRequire(import.meta.url)
  return JSON.parse(readFileSync(require.resolve('@iconify-json/fluent-emoji-flat/icons.json'), 'utf8')) as IconSet
}

function svgOf(set: IconSet, picture: PupilPicture): string {
  const icon = set.icons[picture.icon]
  if (!icon) throw new Error(`lib/pictures/catalogue.ts names '${picture.icon}', which the icon package does not have`)
  const width = icon.width ?? set.width ?? 32
  const height = icon.height ?? set.height ?? 32
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width * 4}" height="${height * 4}" viewBox="0 0 ${width} ${height}">${icon.body}</svg>\n`
}

/** Exports all pictures below `root` (the folder of the project) and returns how many were written. */
export function exportPictures(root: string): number {
  const set = readIconSet()
  const kinds = { pupil: PUPIL_PICTURES, password: PASSWORD_PICTURES, title: TITLE_PICTURES }
  let written = 0
  for (const [kind, pictures] of Object.entries(kinds)) {
    const folder = path.join(root, 'public', 'pictures', kind)
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    for (const picture of pictures) {
      writeFileSync(path.join(folder, `${picture.slug}.svg`), svgOf(set, picture))
      written += 1
    }
  }
  return written
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const written = exportPictures(path.resolve(import.meta.dirname, '..'))
  console.log(`${written} pictures written to public/pictures`)
}
