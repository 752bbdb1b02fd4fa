import {
  type Account,
  type Action,
  compile,
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

type AccountOrPoint = Parameters<typeof mayCreateServiceId>[0];

interface Question {
  readonly name: string;
  readonly action: Action;
  readonly resource?: string;
  readonly ask: (from: AccountOrPoint, principal: string, options?: { readonly time?: number | undefined }) => boolean;
}

const questions: readonly Question[] = [
  { name: 'mayUpdateApiKeySetting', action: 'iam-identity.account.update', ask: mayUpdateApiKeySetting },
  { name: 'mayCreateUserApiKey', action: 'iam-identity.user-apikey.create', ask: mayCreateUserApiKey },
  {
    name: 'mayCreateServiceIdApiKey',
    action: 'iam-identity.apikey.create',
    resource: SERVICE_ID,
    ask: (from, principal, options) => mayCreateServiceIdApiKey(from, principal, SERVICE_ID, options),
  },
  { name: 'mayCreateServiceId', action: 'iam-identity.serviceid.create', ask: mayCreateServiceId },
];

describe.each(questions)('$name', ({ action, resource, ask }) => {
  const asked = (principal: string) => ({ principal, action, ...(resource !== undefined && { resource }) });

  describe.each([
    ['an account', account],
    ['a policy decision point', compile(account)],
  ])('from %s', (_, from) => {
    it('A1: is whether the decision on the same request is an allow', () => {
      for (const principal of [USER, OTHER, 'IBMid-nobody', 'iam-ServiceId-1']) {
        for (const time of [MONDAY, SUNDAY, 0, -1]) {
          expect(ask(from, principal, { time })).toBe(decide(account, { ...asked(principal), time }).allowed);
        }
        expect(ask(from, principal)).toBe(decide(account, asked(principal)).allowed);
      }
    });

    it('is a boolean, for use in an `if`', () => {
      expect(ask(from, USER, { time: MONDAY })).toBe(true);
      expect(ask(from, USER, { time: SUNDAY })).toBe(false);
      expect(ask(from, OTHER, { time: MONDAY })).toBe(false);
    });

    it('C4: has no time by default: time conditions are unknown, so the answer is not an allow', () => {
      for (const options of [undefined, {}, { time: undefined }]) expect(ask(from, USER, options)).toBe(false);
    });
  });

  it('asks the decision point that it is given', () => {
    const requests: unknown[] = [];
    const pdp = {
      ...compile(account),
      allows: (request: unknown) => {
        requests.push(request);
        return true;
      },
    };
    expect([ask(pdp, OTHER, { time: MONDAY }), ask(pdp, OTHER)]).toEqual([true, true]);
    expect(requests).toStrictEqual([{ ...asked(OTHER), time: MONDAY }, asked(OTHER)]);
  });
});

describe('mayCreateUserApiKey', () => {
  it('P5: is about the principal’s own key, unless another user gets it', () => {
    for (const from of [account, compile(account)]) {
      expect(mayCreateUserApiKey(from, USER, { time: MONDAY, resource: USER })).toBe(true);
      expect(mayCreateUserApiKey(from, USER, { time: MONDAY, resource: undefined })).toBe(true);
      expect(mayCreateUserApiKey(from, USER, { time: MONDAY, resource: OTHER })).toBe(false);
    }
  });

  it('P5: takes an empty string for another user', () => {
    expect(mayCreateUserApiKey(account, USER, { resource: '', time: MONDAY })).toBe(false);
  });
});

describe('mayCreateServiceIdApiKey', () => {
  it('I3: takes both forms of a service ID', () => {
    for (const serviceId of ['ServiceId-1', 'iam-ServiceId-1']) {
      expect(mayCreateServiceIdApiKey(account, USER, serviceId, { time: MONDAY })).toBe(true);
    }
    expect(mayCreateServiceIdApiKey(account, USER, 'ServiceId-2', { time: MONDAY })).toBe(false);
  });
});

describe('a question takes no option that is not its own', () => {
  it('such as a resource where the question has none', () => {
    const options = { time: MONDAY, resource: OTHER };
    const refusal = '`options` has an unknown key `resource`: use `time`';
    for (const ask of [mayUpdateApiKeySetting, mayCreateServiceId]) {
      expect(() => ask(account, USER, options)).toThrow(new TypeError(refusal));
    }
    expect(() => mayCreateServiceIdApiKey(account, USER, SERVICE_ID, options)).toThrow(new TypeError(refusal));
  });
});
