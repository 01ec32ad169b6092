import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

const RESERVED: readonly [network: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
]

const reserved = new BlockList()
for (const [network, prefix] of RESERVED) reserved.addSubnet(network, prefix, isIP(network) === 6 ? 'ipv6' : 'ipv4')

/** Whether an IP address is anybody's: not this machine's, nor of the network that it stands in. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  return family !== 0 && !reserved.check(address, family === 6 ? 'ipv6' : 'ipv4')
}

/** Whether a URL's host may be asked as far as its name tells; where a name leads to is known when it is asked. */
export function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (isIP(host) !== 0) return isPublicAddress(host)
  return host.includes('.') && !host.endsWith('.localhost')
}

/**
 * Throws unless the URL is of TLS and every address of its host is public: what a tenant enters, and what a provider
 * answers with, must not lead the server to itself or to its neighbours.
 */
export async function requirePublic(url: string): Promise<void> {
  const { protocol, hostname } = new URL(url)
  if (protocol !== 'https:' || !isPublicHost(hostname)) throw new Error('An address that may not be asked')
  const host = hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) === 0 ? await lookup(host, { all: true }) : [{ address: host }]
  if (!addresses.every(({ address }) => isPublicAddress(address))) throw new Error('An address that may not be asked')
}
