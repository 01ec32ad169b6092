/**
 * Whoever starts the program has to mend something first: the message says what is wrong and what to do. They see no
 * stack, unlike with a fault.
 */
export class OperatorError extends Error {}
