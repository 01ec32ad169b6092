/**
 * Measures how fast a clerk's inbox is, as ratios to the same SQL without the product and to another product, all in one run
 * on the same data. Absolute numbers say more of the machine than of the code, so none is promised.
 */
import { readOptions } from './bench-options.ts'
import { printReport } from './report/print-report.ts'
import { judge } from './report/targets.ts'
import { writeReport } from './report/write-report.ts'
import { runBench } from './run-bench.ts'

const say = (line: string) => console.log(line)
const result = await runBench(readOptions(process.argv.slice(2)), say)
const findings = judge(result)
printReport(result, findings, say)
say(`\n${writeReport(result, findings, new Date())}`)
