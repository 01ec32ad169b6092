export {
  type CoreCall,
  type CoreRequest,
  type CoreServices,
  createCoreCall,
  type InstalledPlugin,
} from './core-call.ts'
export { type CoreRouter, coreRouter } from './core-router.ts'
