export { codeAt } from '../second-factor/totp.ts'
export { authAllowances } from './auth-allowances.ts'
export { openTestProvider, testClient } from './open-provider.ts'
