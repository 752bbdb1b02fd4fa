import type { UnknownReason } from '../nouns/reason.ts';
import { UNKNOWN_REASONS } from '../nouns/reason.ts';

/**
 * One of Kleene's three values. An unknown value is the set of its reasons, as bits: true has no bit, and false has
 * all of them. So `and` is the union of the bits.
 */
export type Truth = number;

export const TRUE: Truth = 0;
export const FALSE: Truth = -1;

/** The value that depends on the request. No answer to a request has it. */
export const OPEN: Truth = 1 << 30;

/** Whether a value depends on the request. */
export function isOpen(value: Truth): boolean {
  return value !== FALSE && (value & OPEN) !== 0;
}

/** The value of an open conjunction once its open part is known. */
export function closed(value: Truth, part: Truth): Truth {
  return and(value & ~OPEN, part);
}

/** The value that is unknown for one reason. */
// @__NO_SIDE_EFFECTS__
export function unknownFor(reason: UnknownReason): Truth {
  return 1 << UNKNOWN_REASONS.indexOf(reason);
}

export function truth(holds: boolean): Truth {
  return holds ? TRUE : FALSE;
}

/** False if either is false, else unknown for the reasons of both, else true. */
export function and(a: Truth, b: Truth): Truth {
  return a | b;
}

/** True if either is true, else unknown for the reasons of the unknown ones, else false. */
export function or(a: Truth, b: Truth): Truth {
  if (a === TRUE || b === TRUE) return TRUE;
  if (a === FALSE) return b;
  return b === FALSE ? a : a | b;
}

/** The reasons why a value is unknown, in the order of rules.md, section 9; none if it is true or false. */
export function reasonsOf(value: Truth): UnknownReason[] {
  return value === FALSE ? [] : UNKNOWN_REASONS.filter((_, bit) => (value & (1 << bit)) !== 0);
}
