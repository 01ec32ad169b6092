declare module 'pg/lib/utils.js' {
  const utils: {
    /** The driver's own mapping of JavaScript values to text: dates, buffers, arrays, JSON. */
    prepareValue(value: unknown): unknown
  }
  export default utils
}
