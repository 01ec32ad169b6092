import { resolve } from 'node:path'
import { checkBoundaries } from './check-boundaries.ts'

const root = resolve(process.argv[2] ?? resolve(import.meta.dirname, '../../..'))
const findings = checkBoundaries(root)

for (const { file, line, rule, message } of findings) console.error(`${file}:${line} ${rule}: ${message}`)
console.log(findings.length === 0 ? 'Boundaries hold.' : `${findings.length} boundaries crossed.`)
process.exitCode = findings.length === 0 ? 0 : 1
