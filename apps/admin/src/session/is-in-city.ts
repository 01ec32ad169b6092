import type { Me } from '@linli/contract'

/** A city has offices of its own and oversees; streets, communities and what plugins do are its districts'. */
export function isInCity({ tenant }: Pick<Me, 'tenant'>): boolean {
  return tenant.kind === 'city'
}
