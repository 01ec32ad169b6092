import { expect, it } from 'vitest'
import { isPublicAddress, isPublicHost, requirePublic } from './public-address.ts'

it('knows addresses of this machine and of its network', () => {
  const inside = [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
  ]
  const mapped = ['::', 'fd00::1', 'fe80::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '255.255.255.255']
  for (const address of [...inside, ...mapped]) expect([address, isPublicAddress(address)]).toEqual([address, false])
  for (const address of ['203.0.113.9', '2001:db8::1', '172.32.0.1', '::ffff:203.0.113.9']) {
    expect([address, isPublicAddress(address)]).toEqual([address, true])
  }
})

it('takes no name of this machine, however it is written', () => {
  for (const text of [
    'https://localhost',
    'https://id.localhost.',
    'https://2130706433',
    'https://[::1]:1',
    'https://db',
  ]) {
    expect([text, isPublicHost(new URL(text).hostname)]).toEqual([text, false])
  }
  expect(isPublicHost('id.example.org')).toBe(true)
})

it('asks nothing but public addresses, over TLS', async () => {
  for (const url of [
    'https://127.0.0.1:5432/',
    'https://[::ffff:7f00:1]/',
    'http://203.0.113.9/',
    'https://localhost/',
  ]) {
    await expect(requirePublic(url)).rejects.toThrow('may not be asked')
  }
  await requirePublic('https://203.0.113.9/')
})
