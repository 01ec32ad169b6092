import { type FrontDoor, openFrontDoor } from '../http/front-door.ts'
import type { Settings } from '../settings.ts'
import { formatAddress } from './format-address.ts'
import { OperatorError } from './operator-error.ts'

type Address = Pick<Settings, 'host' | 'port'>

/** Opens the port of the settings; every reason why that cannot be done is an `OperatorError`. */
export async function openPort(address: Address): Promise<FrontDoor> {
  try {
    return await openFrontDoor(address.port, address.host)
  } catch (cause) {
    throw new OperatorError(explainListenFault(cause, address), { cause })
  }
}

function explainListenFault(fault: unknown, { host, port }: Address): string {
  const { code, message } = fault as NodeJS.ErrnoException // listening fails by the system alone
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken by another program. Stop that one, or set PORT to a free port.`
    case 'EACCES':
      return `This account may not open port ${port} on ${host}. Set PORT to a port from 1024 up.`
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'EINVAL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST="${host}" is no address of this machine. Set HOST to one of its addresses, to 127.0.0.1 for this machine alone, or to 0.0.0.0 for all of its addresses.`
    default:
      return `Port ${formatAddress(host, port)} cannot be opened: ${message}. Set HOST and PORT to what is free.`
  }
}
