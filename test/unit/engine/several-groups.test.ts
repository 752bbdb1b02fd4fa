import { ACTIONS, compile, decide, type Request } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import * as given from '../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID_API_KEY,
  GROUP,
  MONDAY_NOON,
  PROFILE,
  ROBOT,
  VIEWER,
} from '../../support/names.ts';

const OTHER_GROUP = 'AccessGroupId-OTHER';
const WITHOUT_GRANT = 'AccessGroupId-VIEWERS';
const SECOND = 'iam-ServiceId-SECOND';
const THIRD = 'iam-ServiceId-THIRD';
const SERVICE_IDS = [ROBOT, SECOND, THIRD];

const onServiceId = (id: string): object => given.narrowedBy(given.attribute('resource', id.slice('iam-'.length)));
const BEFORE_NOON = { condition: given.earlierThan('12:00:00Z') };
const UNTIL_EVENING = { condition: given.earlierThan('18:00:00Z') };

/** Anna has her own policies and two groups, of which each part can be limited, and the parts come in turn. */
const LIMITED = [
  { id: '1', subject: { accessGroup: GROUP }, target: onServiceId(ROBOT) },
  { id: '2', target: onServiceId(SECOND) },
  { id: '3', subject: { accessGroup: OTHER_GROUP }, target: onServiceId(ROBOT), ...UNTIL_EVENING },
  { id: '4', subject: { accessGroup: GROUP }, target: onServiceId(SECOND), ...BEFORE_NOON },
  { id: '5', subject: { accessGroup: OTHER_GROUP }, target: onServiceId(THIRD) },
];
const TIMED = [
  { id: '6', subject: { accessGroup: OTHER_GROUP }, ...UNTIL_EVENING },
  { id: '7', ...BEFORE_NOON },
  { id: '8', subject: { accessGroup: GROUP }, ...UNTIL_EVENING },
];
const CERTAIN = [
  { id: '9', subject: { accessGroup: OTHER_GROUP } },
  { id: '10' },
  { id: '11', subject: { accessGroup: GROUP } },
];
const NONE = [{ id: '12', subject: { accessGroup: WITHOUT_GRANT }, roles: [VIEWER] }];

const accountWith = (...policies: readonly object[]): ReturnType<typeof given.account> =>
  given.account({
    principals: [
      ...[ANNA, BEN].map((id) => given.user(id)),
      ...SERVICE_IDS.map((id) => ({ kind: 'service-id', id })),
      { kind: 'trusted-profile', id: PROFILE },
    ],
    accessGroups: [
      { id: OTHER_GROUP, members: [ANNA, PROFILE] },
      { id: GROUP, members: [ANNA, BEN] },
      { id: WITHOUT_GRANT, members: [BEN, ANNA] },
    ],
    policies: policies.map(given.policy),
  });

const REQUESTS: readonly Request[] = [ANNA, BEN, PROFILE].flatMap((principal) =>
  ACTIONS.flatMap((action) =>
    [undefined, MONDAY_NOON, MONDAY_NOON - 1].flatMap((time) =>
      (action === CREATE_SERVICE_ID_API_KEY ? SERVICE_IDS : [undefined]).map((resource) => ({
        principal,
        action,
        ...(resource !== undefined && { resource }),
        ...(time !== undefined && { time }),
      })),
    ),
  ),
);

describe('A6: a principal with policies of its own and of several groups', () => {
  it.each([
    ['limited to service IDs', [...NONE, ...LIMITED]],
    ['with time conditions', [...NONE, ...TIMED]],
    ['that grant every request', [...NONE, ...CERTAIN]],
    ['of all these kinds', [...CERTAIN, ...TIMED, ...LIMITED, ...NONE]],
    ['of all these kinds, the limited ones first', [...LIMITED, ...NONE, ...TIMED, ...CERTAIN]],
    ['without any grant', NONE],
    ['of its own, of which the second grants', [{ id: '13', roles: [VIEWER] }, { id: '14' }]],
  ] as const)('is answered as decide does: policies %s', (_, policies) => {
    const account = accountWith(...policies);
    const pdp = compile(account);
    // Twice, because the second answer comes from what the first one kept.
    for (const request of [...REQUESTS, ...REQUESTS]) {
      const decision = decide(account, request);
      expect(compile(account).allows(request)).toBe(decision.allowed);
      expect(pdp.allows(request)).toBe(decision.allowed);
      expect(pdp.decide(request)).toStrictEqual(decision);
    }
  });
});
