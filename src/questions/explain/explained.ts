import { policiesAbout, scanAccount } from '../../engine/scan-account.ts';
import type { Account } from '../../nouns/account.ts';
import type { Decision } from '../../nouns/decision.ts';
import { contextOf } from '../../rules/request-context.ts';
import { evaluatePolicy, type Verdict } from '../../rules/verdict.ts';
import { type Names, namesIn } from './names.ts';

/** A decision, the account that it is about where that is given, and what to call the parts of it. */
export interface Explained<Answer extends Decision = Decision> {
  readonly decision: Answer;
  readonly account: Account | undefined;
  readonly names: Names;
  /** What each policy about the principal says, by its id; nothing without the account. */
  readonly verdicts: () => ReadonlyMap<string, Verdict>;
}

export function explainedBy(decision: Decision, account: Account | undefined): Explained {
  // Many explanations need none of them.
  let verdicts: ReadonlyMap<string, Verdict> | undefined;
  return {
    decision,
    account,
    names: namesIn(account),
    verdicts: () => {
      verdicts ??= account === undefined ? new Map() : verdictsOn(decision, account);
      return verdicts;
    },
  };
}

function verdictsOn({ request }: Decision, account: Account): ReadonlyMap<string, Verdict> {
  const { principal, action, resource, time } = request;
  const context = contextOf(account.id, action, resource, time);
  const policies = policiesAbout(scanAccount(account), principal);
  return new Map(policies.map((policy) => [policy.id, evaluatePolicy(policy, context)]));
}
