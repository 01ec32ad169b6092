export { authAllowances } from './auth-allowances.ts'
