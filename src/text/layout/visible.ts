import { UNSEEN } from '../quote.ts';

const SPACES = /[\t\n\v\f\r\u0085\u2028\u2029]/gu;
// Joiners shape letters and emoji, and are not seen themselves.
const JOINERS = /[\u200c\u200d]/gu;

/**
 * A string without what a terminal obeys and a reader does not see (REP-2): line breaks are spaces, and control
 * characters, bidirectional overrides and halves of surrogate pairs show as U+FFFD.
 */
export function visible(text: string): string {
  return text.replace(SPACES, ' ').replace(JOINERS, '').replace(UNSEEN, '\ufffd');
}
