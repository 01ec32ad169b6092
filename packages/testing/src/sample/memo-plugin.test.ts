import { testPlugin } from '../index.ts'
import { memoPlugin } from './memo-plugin.ts'

testPlugin(memoPlugin)
