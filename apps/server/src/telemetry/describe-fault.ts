/**
 * A fault as a log may hold it: what and where, but none of the extra properties that drivers hang on an error, which
 * quote rows and parameters.
 */
export interface FaultDescription {
  readonly name: string
  readonly message: string
  readonly code?: string
  readonly stack?: string
  readonly cause?: FaultDescription
}

export function describeFault(fault: unknown, depth = 3): FaultDescription {
  if (!(fault instanceof Error)) return { name: typeof fault, message: String(fault) }
  return {
    name: fault.name,
    message: fault.message,
    ...('code' in fault && typeof fault.code === 'string' && { code: fault.code }),
    ...(fault.stack !== undefined && { stack: fault.stack }),
    ...(fault.cause !== undefined && depth > 0 && { cause: describeFault(fault.cause, depth - 1) }),
  }
}
