import { cachedView } from '../../engine/cached-view.ts';
import { type AccountIndex, indexAccount } from '../../engine/index-account.ts';
import { sortBySubject } from '../../engine/policies-by-subject.ts';
import type { Account } from '../../nouns/account.ts';
import { type Action, CREATE_SERVICE_ID, CREATE_USER_API_KEY, UPDATE_SETTING } from '../../nouns/action.ts';
import type { Principal, ServiceId } from '../../nouns/principal.ts';
import type { Request } from '../../nouns/request.ts';
import { type Assessment, assess } from '../../rules/assessment.ts';
import { type Question, secondOf } from '../../rules/question.ts';
import { definitionsOf, type RoleDefinitions } from '../../rules/role.ts';
import type { AccountView } from '../../rules/view.ts';
import { type AuditedPolicy, mayGrant, openQuestions, readPolicies } from './audited-policy.ts';

/** The time of the audit; without one, conditions on time are unknown. */
export type When = Pick<Request, 'time'>;

/** An account and what its rules come to, as all parts of an audit look at it. */
export interface Audited {
  readonly account: Account;
  readonly index: AccountIndex;
  readonly view: AccountView;
  readonly defined: RoleDefinitions;
  readonly when: When;
  /** The same in whole seconds (C3). */
  readonly second: number | undefined;
  readonly questions: readonly Question[];
  /** Those that count (G1) and are no v1 placeholders, each once. */
  readonly policies: readonly AuditedPolicy[];
  /** Each once. */
  readonly principals: readonly Principal[];
  readonly serviceIds: readonly ServiceId[];
  /** Whether these are all principals that there are (I1). */
  readonly isComplete: boolean;
  /** T, U and C asked by every principal, U for itself. */
  readonly answers: Readonly<Record<Exclude<Action, 'iam-identity.apikey.create'>, readonly Assessment[]>>;
}

/** Stands in v1 lists for a policy that only v2 can say (R2). */
const PLACEHOLDER = 'crn:v1:bluemix:public:iam::::role:UnsupportedVersion';

export function lookAt(account: Account, when: When): Audited {
  const defined = definitionsOf(account);
  const questions = openQuestions(account);
  const counting = readPolicies(account, questions, defined);
  // Most policies are on other services: only those are asked that can have a say.
  const granting = counting.filter((policy) => mayGrant(policy, defined)).map(({ policy }) => policy);
  const asked = { ...account, policies: granting };
  const index = indexAccount(asked, sortBySubject(asked.policies));
  const view = cachedView(asked, index);
  const principals = index.principals;
  const answersTo = (action: Action): readonly Assessment[] =>
    principals.map(({ id }) => assess(view, { ...when, principal: id, action }));
  return {
    account,
    index,
    view,
    defined,
    when,
    second: secondOf(when.time),
    questions,
    policies: counting.filter(({ test }) => !test.roles.includes(PLACEHOLDER)),
    principals,
    serviceIds: principals.filter((principal) => principal.kind === 'service-id'),
    isComplete: !account.partial?.includes('principals'),
    answers: {
      [UPDATE_SETTING]: answersTo(UPDATE_SETTING),
      [CREATE_USER_API_KEY]: answersTo(CREATE_USER_API_KEY),
      [CREATE_SERVICE_ID]: answersTo(CREATE_SERVICE_ID),
    },
  };
}
