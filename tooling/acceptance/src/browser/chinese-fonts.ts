import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The two weights the design uses, and the two that a browser falls back to between them. */
const weights = ['400Regular', '500Medium', '600SemiBold', '700Bold']

/** Fonts that the style sheets name and that test machines lack; all are drawn with Noto Sans SC. */
const standIns = [
  'PingFang SC',
  'HarmonyOS Sans SC',
  'Microsoft YaHei',
  'Noto Sans CJK SC',
  'Source Han Sans SC',
  'sans-serif',
  'system-ui',
  'serif',
  'monospace',
]

/**
 * Writes a fontconfig file that knows Noto Sans SC and nothing else, so that a picture looks the same on every machine and
 * Chinese never turns into boxes.
 * @returns the file's path, for `FONTCONFIG_FILE`
 */
export async function writeFontConfiguration(folder: string): Promise<string> {
  const fonts = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc')))
  const cache = join(folder, 'fontconfig')
  await mkdir(cache, { recursive: true })
  const file = join(folder, 'fonts.conf')
  // Renamed into place, so that a browser starting beside this one never reads half of it.
  const half = `${file}.${process.pid}`
  await writeFile(
    half,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${weights.map((weight) => `  <dir>${join(fonts, weight)}</dir>`).join('\n')}
  <cachedir>${cache}</cachedir>
${standIns.map(aliasOf).join('\n')}
</fontconfig>
`,
  )
  await rename(half, file)
  return file
}

function aliasOf(family: string): string {
  return `  <match target="pattern">
    <test name="family" qual="any"><string>${family}</string></test>
    <edit name="family" mode="assign" binding="strong"><string>Noto Sans SC</string></edit>
  </match>`
}
