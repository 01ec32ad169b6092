import { testPlugin } from '@linli/testing'
import { plugin } from '../src/plugin.ts'

testPlugin(plugin)
