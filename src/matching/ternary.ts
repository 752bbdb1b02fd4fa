import type { UnknownReason } from '../nouns/reason.ts';
import { UNKNOWN_REASONS } from '../nouns/reason.ts';

/**
 * One of Kleene's three values, the unknown one remembering why: a set of reasons as bits.
 * Nothing stands in the way of what is true, everything in the way of what is false;
 * so `and` is the union of what stands in the way, and false swallows every reason.
 */
export type Truth = number;

export const TRUE: Truth = 0;
export const FALSE: Truth = -1;

/** The truth that a request decides: no answer to a request has it. */
export const OPEN: Truth = 1 << 30;

/** Whether a request decides a truth. */
export function isOpen(value: Truth): boolean {
  return value !== FALSE && (value & OPEN) !== 0;
}

/** The truth of an open conjunction, once the part that was open is known. */
export function closed(value: Truth, part: Truth): Truth {
  return and(value & ~OPEN, part);
}

/** The truth that is unknown for one reason. */
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

/** True if either is true, else unknown for the reasons of those that are unknown, else false. */
export function or(a: Truth, b: Truth): Truth {
  if (a === TRUE || b === TRUE) return TRUE;
  if (a === FALSE) return b;
  return b === FALSE ? a : a | b;
}

/** Why a truth is unknown, in the order of rules.md, section 9; nothing for one that is known. */
export function reasonsOf(value: Truth): UnknownReason[] {
  return value === FALSE ? [] : UNKNOWN_REASONS.filter((_, bit) => (value & (1 << bit)) !== 0);
}
