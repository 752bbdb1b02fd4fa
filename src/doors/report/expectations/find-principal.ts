import type { Account, PolicyDecisionPoint } from 'apikey-policy';
import { suggestion } from '../../../text/nearest.ts';
import { quote } from '../../../text/quote.ts';

/** The IAM ID that a string means, or why it means none. */
export type FoundPrincipal =
  | {
      readonly ok: true;
      /** IAM ID. */
      readonly id: string;
      /** Whether the account lists it. */
      readonly listed: boolean;
    }
  | {
      readonly ok: false;
      /** What is wrong, and the nearest e-mail address that a user of the account has. */
      readonly message: string;
    };

/**
 * Finds the principal that a string means: the e-mail address of exactly one user of the account, in any case, or else an
 * IAM ID. An IAM ID that the account does not list is taken as it is (REP-4).
 *
 * @param from an account, or its compiled form
 * @param text an IAM ID or an e-mail address
 * @returns the IAM ID, or a sentence that says what is wrong
 *
 * @example
 * ```ts
 * import { findPrincipal } from 'apikey-policy/report';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   principals: [{ kind: 'user', id: 'IBMid-060001ADMN', email: 'ada@example.com' }],
 *   accessGroups: [],
 *   policies: [],
 * } as const;
 * findPrincipal(account, 'Ada@example.com'); // => { ok: true, id: 'IBMid-060001ADMN', listed: true }
 * findPrincipal(account, 'aida@example.com'); // => { ok: false, message: 'no user has the e-mail address `aida@example.com`; did you mean `ada@example.com`?' }
 * ```
 */
export function findPrincipal(from: Account | PolicyDecisionPoint, text: string): FoundPrincipal {
  return principalFinder(from)(text);
}

/** Finds the principals of many strings. */
export function principalFinder(from: Account | PolicyDecisionPoint): (text: string) => FoundPrincipal {
  const { principals } = 'decide' in from ? from.account : from;
  const ids = new Set(principals.map(({ id }) => id));
  const users = new Map<string, Set<string>>();
  for (const { kind, id, email } of principals) {
    if (kind !== 'user' || email === undefined) continue;
    const address = email.toLowerCase();
    users.set(address, (users.get(address) ?? new Set()).add(id));
  }
  return (text) => {
    if (ids.has(text)) return { ok: true, id: text, listed: true };
    if (!text.includes('@')) return { ok: true, id: text, listed: false };
    const [id, ...others] = users.get(text.toLowerCase()) ?? [];
    if (id !== undefined && others.length === 0) return { ok: true, id, listed: true };
    return {
      ok: false,
      message: id === undefined ? nobodyHas(text, [...users.keys()]) : severalHave(text, [id, ...others]),
    };
  };
}

function nobodyHas(text: string, addresses: readonly string[]): string {
  return `no user has the e-mail address ${quote(text)}${suggestion(text, addresses)}`;
}

function severalHave(text: string, ids: readonly string[]): string {
  const named = ids.slice(0, 3).map(quote).join(', ');
  return `${ids.length} users have the e-mail address ${quote(text)}: give the IAM ID, such as ${named}`;
}
