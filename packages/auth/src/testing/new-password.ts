/** Changing a password, from a browser of a test. */
export function newPassword(currentPassword: string, newPassword: string) {
  return { currentPassword, newPassword, ip: '192.0.2.1', userAgent: 'test' }
}
