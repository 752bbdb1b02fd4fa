import type { Account, Action, Request } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { type CachedView, cachedView } from '../../../src/engine/cached-view.ts';
import { indexAccount } from '../../../src/engine/index-account.ts';
import { sortBySubject } from '../../../src/engine/policies-by-subject.ts';
import { Session } from '../../../src/engine/session.ts';
import {
  ANNA,
  account,
  any,
  attribute,
  BEN,
  C,
  earlierThan,
  GROUP,
  MONDAY_NOON,
  narrowedBy,
  policy,
  ROBOT,
  S,
  T,
  U,
  user,
} from '../../support/build.ts';

const HOUR = 3_600_000;
const OTHER_ROBOT = 'iam-ServiceId-2';
const PLAIN = account({
  principals: [...account().principals, { kind: 'service-id', id: OTHER_ROBOT }],
  policies: [policy({ id: 'plain' })],
});
const TIMED = { ...PLAIN, policies: account({ policies: [policy({ condition: earlierThan('14:00:00Z') })] }).policies };
const UNCERTAIN = account({
  principals: [user(ANNA, 'UNHEARD_OF')],
  policies: [policy({ condition: earlierThan('14:00:00Z') })],
});
const NARROWED = {
  ...PLAIN,
  policies: account({ policies: [policy({ target: narrowedBy(attribute('resource', 'ServiceId-2')) })] }).policies,
};
const ASKING = {
  ...PLAIN,
  policies: account({
    policies: [
      policy({
        condition: any({ key: '{{resource.attributes.resource}}', operator: 'stringEquals', value: 'ServiceId-2' }),
      }),
    ],
  }).policies,
};

const indexOf = (of: Account) => indexAccount(of, sortBySubject(of.policies));

type Asked = readonly [action: Action, resource?: string | undefined, time?: number];

/** A view that counts how often it is asked what the policies say. */
function counting(of: Account): { view: CachedView; asked: () => number } {
  const view = cachedView(of, indexOf(of));
  let asked = 0;
  const spannedEvidence = (request: Request) => {
    asked += 1;
    return view.spannedEvidence(request);
  };
  return {
    view: { ...view, spannedEvidence, evidence: (request) => spannedEvidence(request).evidence },
    asked: () => asked,
  };
}

describe('what is settled is not asked again', () => {
  const times = (of: Account, ...questions: readonly Asked[]) => {
    const { view, asked } = counting(of);
    const session = new Session(view, ANNA);
    return questions.map(([action, resource, time]) => {
      const before = asked();
      session.allows(action, resource, time);
      return asked() - before;
    });
  };

  it.each([T, U, C])('%s, at whatever time', (action) => {
    expect(times(PLAIN, [action], [action], [action, undefined, 0], [action, undefined, MONDAY_NOON])).toEqual([
      1, 0, 0, 0,
    ]);
  });

  it('each action by itself', () => {
    expect(times(PLAIN, [T], [U], [C], [T], [U], [C])).toEqual([1, 1, 1, 0, 0, 0]);
  });

  it('a key for oneself, by name or not; one for somebody else is never settled', () => {
    expect(times(PLAIN, [U], [U, ANNA], [U, BEN], [U, BEN], [U])).toEqual([1, 0, 1, 1, 0]);
  });

  it('keys for service IDs, each by itself', () => {
    expect(times(PLAIN, [S, ROBOT], [S, OTHER_ROBOT], [S, ROBOT], [S, OTHER_ROBOT])).toEqual([1, 1, 0, 0]);
  });

  it("one's own user API key, named or not, but nobody else's", () => {
    expect(times(PLAIN, [U], [U, ANNA], [U], [U, BEN], [U, BEN])).toEqual([1, 0, 0, 1, 1]);
    expect(times(PLAIN, [U, ANNA], [U])).toEqual([1, 0]);
  });

  it('the setting and a service ID, asked about with nothing', () => {
    expect(times(PLAIN, [T], [T], [C], [C])).toEqual([1, 0, 1, 0]);
  });

  it('for good, where a clock is looked at that decides nothing', () => {
    const at = (hours: number): Asked => [T, undefined, MONDAY_NOON + hours * HOUR];
    const both = { ...PLAIN, policies: [...PLAIN.policies, ...TIMED.policies] };
    expect(times(both, at(0), at(2), at(12), [T])).toEqual([1, 0, 0, 0]);
  });

  it('and is no yes for whom a gate may stop, at the time that grants it', () => {
    const session = new Session(cachedView(UNCERTAIN, indexOf(UNCERTAIN)), ANNA);
    expect(session.allows(T, undefined, MONDAY_NOON)).toBe(false);
    expect(session.allows(T, undefined, MONDAY_NOON)).toBe(false);
    expect(session.decide(T, undefined, MONDAY_NOON).effect).toBe('indeterminate');
  });

  it('where the time decides, until a clock changes', () => {
    const at = (hours: number): Asked => [T, undefined, MONDAY_NOON + hours * HOUR];
    // First it is asked without a time, whether that decides.
    expect(times(TIMED, at(0), at(0), at(1), at(2), at(3))).toEqual([2, 0, 0, 1, 0]);
    expect(times(TIMED, [T], [T], at(0))).toEqual([2, 0, 1]);
  });
});

describe('what was decided is not decided again', () => {
  const times = (of: Account, ...questions: readonly Asked[]) => {
    const { view, asked } = counting(of);
    const session = new Session(view, ANNA);
    return questions.map(([action, resource, time]) => {
      const before = asked();
      session.decide(action, resource, time);
      return asked() - before;
    });
  };

  it('at whatever time, where no clock is looked at', () => {
    expect(times(PLAIN, [T], [T], [T, undefined, 0], [T, undefined, MONDAY_NOON])).toEqual([1, 0, 0, 0]);
  });

  it('until a clock changes, and not before the time at which it was', () => {
    const at = (hours: number): Asked => [T, undefined, MONDAY_NOON + hours * HOUR];
    expect(times(TIMED, at(0), at(0), at(1), at(2), at(3), at(1))).toEqual([1, 0, 0, 1, 0, 1]);
    expect(times(TIMED, at(0), [T], [T], at(0))).toEqual([1, 1, 0, 1]);
  });

  it('for each service ID by itself', () => {
    expect(times(PLAIN, [S, ROBOT], [S, OTHER_ROBOT], [S, ROBOT])).toEqual([1, 1, 0]);
  });

  it("for one's own user API key, named or not, but nobody else's", () => {
    expect(times(PLAIN, [U], [U, ANNA], [U], [U, BEN], [U, BEN])).toEqual([1, 0, 0, 1, 1]);
    expect(times(PLAIN, [U, ANNA], [U])).toEqual([1, 0]);
  });

  it('for a service ID to be created', () => {
    expect(times(PLAIN, [C], [C])).toEqual([1, 0]);
  });
});

describe('what policies said is not weighed again', () => {
  const evidenceOf = (of: Account) => {
    const view = cachedView(of, indexOf(of));
    return (request: Partial<Request>) => view.evidence({ principal: ANNA, action: T, ...request });
  };

  it('for another time, or another service ID, where neither is looked at', () => {
    const evidence = evidenceOf(PLAIN);
    expect(evidence({ time: 0 })).toBe(evidence({}));
    expect(evidence({ action: S, resource: ROBOT })).toBe(evidence({ action: S, resource: OTHER_ROBOT }));
    expect(evidence({ action: S, resource: ROBOT })).not.toBe(evidence({}));
  });

  it.each([
    ['a target', NARROWED],
    ['a condition', ASKING],
  ])('for the same service ID in either form, where %s looks at it', (_, of) => {
    const evidence = evidenceOf(of);
    expect(evidence({ action: S, resource: 'ServiceId-2' })).toBe(evidence({ action: S, resource: OTHER_ROBOT }));
    expect(evidence({ action: S, resource: ROBOT })).not.toBe(evidence({ action: S, resource: OTHER_ROBOT }));
    expect(evidence({})).toBe(evidence({}));
    // A text that is no service ID is not worth keeping.
    expect(evidence({ action: S, resource: 'x' })).not.toBe(evidence({ action: S, resource: 'x' }));
  });

  it('for another time, where a condition looks at something else', () => {
    const evidence = evidenceOf(ASKING);
    expect(evidence({ time: 0 })).toBe(evidence({}));
  });

  it('until a clock changes', () => {
    const evidence = evidenceOf(TIMED);
    const first = evidence({ time: MONDAY_NOON });
    expect(evidence({ time: MONDAY_NOON + HOUR })).toBe(first);
    // In between, the time is left open.
    expect(evidence({})).toBe(evidence({}));
    expect(evidence({ time: MONDAY_NOON })).toBe(first);
    expect(evidence({ time: MONDAY_NOON + 2 * HOUR })).not.toBe(first);
  });

  it('for whom the account lists, and nobody else', () => {
    const evidence = evidenceOf(PLAIN);
    expect(evidence({ principal: BEN })).toBe(evidence({ principal: BEN }));
    expect(evidence({ principal: 'IBMid-GONE' })).not.toBe(evidence({ principal: 'IBMid-GONE' }));
  });

  it('nor is what an action requires', () => {
    const view = cachedView(PLAIN, indexOf(PLAIN));
    expect(view.requirement(T)).toBe(view.requirement(T));
    expect(view.requirement(T)).not.toBe(view.requirement(U));
  });
});

it('the policies of a group are read once for all its members', () => {
  const index = indexOf(
    account({
      accessGroups: [{ id: GROUP, members: [ANNA, BEN], partial: true }],
      policies: [policy({ subject: { accessGroup: GROUP } })],
    }),
  );
  const [[ofAnna, ...more], [ofBen], [ofRobot]] = [
    index.policiesAbout(ANNA),
    index.policiesAbout(BEN),
    index.policiesAbout(ROBOT),
  ];
  expect(ofAnna?.policy).toBeDefined();
  expect(more).toEqual([]);
  expect(ofBen).toBe(ofAnna);
  expect(ofRobot?.policy).toBe(ofAnna?.policy);
  expect(ofRobot?.subject).not.toBe(ofAnna?.subject);
});

it('the policies of a group that was read whole are about its members alone', () => {
  const policies = [policy({ subject: { accessGroup: GROUP } })];
  const index = indexOf(account({ accessGroups: [{ id: GROUP, members: [ANNA] }], policies }));
  expect([ANNA, BEN].map((id) => index.policiesAbout(id).length)).toEqual([1, 0]);
});
