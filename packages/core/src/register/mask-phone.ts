/** `138****1234`: enough to recognise a number that one has, too little to call it. */
export function maskPhone(phone: string): string {
  const digits = phone.replace('-', '')
  const shown = digits.length > 8 ? 3 : 0
  return `${digits.slice(0, shown)}****${digits.slice(-4)}`
}
