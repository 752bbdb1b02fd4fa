import {
  type Account,
  type Action,
  compile,
  type Decision,
  decide,
  mayCreateServiceId,
  mayCreateServiceIdApiKey,
  mayCreateUserApiKey,
  mayUpdateApiKeySetting,
} from 'apikey-policy';
import { describe, expect, it } from 'vitest';

const MONDAY = Date.parse('2026-03-16T15:00:00Z');
const SUNDAY = Date.parse('2026-03-15T15:00:00Z');
const USER = 'IBMid-1';
const OTHER = 'IBMid-2';
const SERVICE_ID = 'ServiceId-1';

/** Everything is granted to the user, on Mondays. */
const account: Account = {
  id: 'account-1',
  apiKeyCreation: 'RESTRICTED',
  serviceIdCreation: 'RESTRICTED',
  principals: [
    { kind: 'user', id: USER, state: 'ACTIVE' },
    { kind: 'user', id: OTHER, state: 'ACTIVE' },
    { kind: 'service-id', id: 'iam-ServiceId-1' },
  ],
  accessGroups: [],
  policies: [
    {
      id: 'mondays',
      subject: { principal: USER },
      roles: [
        'crn:v1:bluemix:public:iam::::role:Administrator',
        'crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator',
        'crn:v1:bluemix:public:iam-identity::::serviceRole:ServiceIdCreator',
      ],
      target: { attributes: [{ key: 'serviceName', value: 'iam-identity' }] },
      condition: { key: '{{environment.attributes.day_of_week}}', operator: 'dayOfWeekEquals', value: 1 },
    },
  ],
};

type From = Parameters<typeof mayCreateServiceId>[0];

interface Question {
  readonly name: string;
  readonly action: Action;
  readonly resource?: string;
  readonly ask: (from: From, principal: string, options?: { readonly time?: number }) => Decision;
}

const questions: readonly Question[] = [
  { name: 'mayUpdateApiKeySetting (T)', action: 'iam-identity.account.update', ask: mayUpdateApiKeySetting },
  { name: 'mayCreateUserApiKey (U)', action: 'iam-identity.user-apikey.create', ask: mayCreateUserApiKey },
  {
    name: 'mayCreateServiceIdApiKey (S)',
    action: 'iam-identity.apikey.create',
    resource: SERVICE_ID,
    ask: (from, principal, options) => mayCreateServiceIdApiKey(from, principal, SERVICE_ID, options),
  },
  { name: 'mayCreateServiceId (C)', action: 'iam-identity.serviceid.create', ask: mayCreateServiceId },
];

describe.each(questions)('$name', ({ action, resource, ask }) => {
  const asked = (principal: string) => ({ principal, action, ...(resource !== undefined && { resource }) });

  describe.each([
    ['an account', account],
    ['a policy decision point', compile(account)],
  ])('from %s', (_, from) => {
    it('is the decision on the request that it spells', () => {
      for (const principal of [USER, OTHER, 'IBMid-nobody', 'iam-ServiceId-1']) {
        for (const time of [MONDAY, SUNDAY, 0, -1]) {
          const request = { ...asked(principal), time };
          expect(ask(from, principal, { time })).toEqual(decide(account, request));
        }
        expect(ask(from, principal)).toEqual(decide(account, asked(principal)));
      }
    });

    it('A1: is allowed when it is granted, and not otherwise', () => {
      expect(ask(from, USER, { time: MONDAY })).toMatchObject({ effect: 'allow', reason: 'granted', allowed: true });
      expect(ask(from, USER, { time: SUNDAY })).toMatchObject({ effect: 'deny', reason: 'no-grant', allowed: false });
      expect(ask(from, OTHER, { time: MONDAY })).toMatchObject({ effect: 'deny', reason: 'no-grant' });
    });

    it('C4: has no time by default, so that conditions on time are unknown', () => {
      for (const decision of [ask(from, USER), ask(from, USER, {}), ask(from, USER, { time: undefined } as object)]) {
        expect(decision).toMatchObject({ effect: 'indeterminate', reason: 'time-needed' });
        expect(decision.request).toEqual(asked(USER));
        expect(Object.keys(decision.request)).not.toContain('time');
      }
    });

    it('A7: names what was asked, no default filled in', () => {
      expect(ask(from, USER, { time: MONDAY }).request).toStrictEqual({ ...asked(USER), time: MONDAY });
      expect(ask(from, USER, { time: 0 }).request).toStrictEqual({ ...asked(USER), time: 0 });
      expect(ask(from, USER, { time: -0 }).request).toStrictEqual({ ...asked(USER), time: 0 });
    });
  });

  it('asks the decision point that it is given', () => {
    const answer = decide(account, asked(OTHER));
    const requests: unknown[] = [];
    const pdp = {
      ...compile(account),
      decide: (request: unknown) => {
        requests.push(request);
        return answer;
      },
    };
    expect(ask(pdp, USER, { time: MONDAY })).toBe(answer);
    expect(ask(pdp, USER)).toBe(answer);
    expect(requests).toStrictEqual([{ ...asked(USER), time: MONDAY }, asked(USER)]);
  });
});

describe('mayCreateUserApiKey', () => {
  it('P5: is about a key of the principal’s own, unless told whose', () => {
    const options = { time: MONDAY };
    expect(mayCreateUserApiKey(account, USER, { ...options, resource: USER }).reason).toBe('granted');
    const other = mayCreateUserApiKey(account, USER, { ...options, resource: OTHER });
    expect(other.reason).toBe('not-own-key');
    expect(other.request).toStrictEqual({
      principal: USER,
      action: 'iam-identity.user-apikey.create',
      resource: OTHER,
      time: MONDAY,
    });
    expect(mayCreateUserApiKey(compile(account), USER, { ...options, resource: OTHER })).toEqual(other);
  });

  it('P5: takes an empty text for another user', () => {
    expect(mayCreateUserApiKey(account, USER, { resource: '', time: MONDAY }).reason).toBe('not-own-key');
  });
});

describe('mayCreateServiceIdApiKey', () => {
  it('I3: takes both forms of a service ID, and says what was asked', () => {
    for (const serviceId of ['ServiceId-1', 'iam-ServiceId-1']) {
      const decision = mayCreateServiceIdApiKey(account, USER, serviceId, { time: MONDAY });
      expect(decision.reason).toBe('granted');
      expect(decision.request.resource).toBe(serviceId);
    }
    expect(mayCreateServiceIdApiKey(account, USER, 'ServiceId-2', { time: MONDAY }).reason).toBe('unknown-service-id');
  });
});

describe('a question takes no option that is not its own', () => {
  it('A4: a resource decides nothing where the question has none', () => {
    const options = { time: MONDAY, resource: OTHER };
    for (const ask of [mayUpdateApiKeySetting, mayCreateServiceId]) {
      expect(ask(account, USER, options)).toEqual(ask(account, USER, { time: MONDAY }));
    }
    expect(mayCreateServiceIdApiKey(account, USER, SERVICE_ID, options).request.resource).toBe(SERVICE_ID);
  });
});
