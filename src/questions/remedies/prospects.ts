import { applicablePolicies } from '../../engine/scan.ts';
import { testValues } from '../../matching/attributes.ts';
import { firstOpening, lastOpening, type TimelessTest } from '../../matching/opening.ts';
import { reasonsOf, TRUE, type Truth, unknownFor } from '../../matching/ternary.ts';
import { type ApplicablePolicy, type PolicyTest, readPolicy, weigh } from '../../rules/policy.ts';
import { questionOf } from '../../rules/question.ts';
import { carries, definitionsOf } from '../../rules/role.ts';
import type { Asked } from './apply-remedy.ts';

const UNKNOWN_ROLE = unknownFor('unknown-role');

/** The access groups with a policy that certainly grants it to whoever is a member (REM-2). */
export function grantingGroups(asked: Asked): ReadonlySet<string> {
  const grants = weigher(asked);
  const groups = new Set<string>();
  for (const policy of asked.account.policies) {
    if ('accessGroup' in policy.subject && grants({ policy: readPolicy(policy), subject: TRUE }) === TRUE) {
      groups.add(policy.subject.accessGroup);
    }
  }
  return groups;
}

/** The roles that nobody defines, of the policies about who asks that may grant it (R2). */
export function unknownRoles(asked: Asked): ReadonlySet<string> {
  const { account, request } = asked;
  const grants = weigher(asked);
  const defined = definitionsOf(account);
  const isUnknown = ({ target }: PolicyTest, crn: string): boolean =>
    carries(crn, request.action, target.selectors, defined) === UNKNOWN_ROLE;
  return new Set(
    applicablePolicies(asked.account, asked.request.principal)
      .filter((applicable) => reasonsOf(grants(applicable)).includes('unknown-role'))
      .flatMap(({ policy }) => policy.roles.filter((crn) => isUnknown(policy, crn))),
  );
}

/**
 * The first instant at or after 1970 at which a policy grants it, else the last one before; none where none ever does
 * (REM-3). Nothing but conditions depends on the time, so it is enough to ask those of the policies that else grant it.
 */
export function grantingTime(asked: Asked): number | undefined {
  const grants = weigher(asked);
  const { attributes } = questionOf(asked.account, asked.request);
  const holds = (test: TimelessTest): boolean =>
    test.kind === 'attribute' && testValues(test.test, attributes(test.name)) === TRUE;
  const conditions = applicablePolicies(asked.account, asked.request.principal).flatMap(({ policy, subject }) => {
    const { condition } = policy;
    const isOpen = condition !== undefined && grants({ policy: { ...policy, condition: undefined }, subject }) === TRUE;
    return isOpen ? [condition] : [];
  });
  const first = conditions.reduce(
    (least, condition) => Math.min(least, firstOpening(condition, holds, 0) ?? least),
    Infinity,
  );
  if (first < Infinity) return first * 1000;
  const last = conditions.reduce(
    (most, condition) => Math.max(most, lastOpening(condition, holds, 0) ?? most),
    -Infinity,
  );
  // The last instant of that second that a `Date` can hold.
  return last > -Infinity ? last * 1000 + 999 : undefined;
}

function weigher({ account, request }: Asked): (applicable: ApplicablePolicy) => Truth {
  const question = questionOf(account, request);
  const defined = definitionsOf(account);
  return (applicable) => weigh(applicable, question, defined).grants;
}
