import {
  ACTIONS,
  type Account,
  type Action,
  compile,
  decide,
  mayCreateServiceId,
  mayCreateServiceIdApiKey,
  mayCreateUserApiKey,
  mayUpdateApiKeySetting,
  type Request,
} from 'apikey-policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const account: Account = {
  id: 'account-1',
  apiKeyCreation: 'NOT_RESTRICTED',
  principals: [{ kind: 'user', id: 'IBMid-1', state: 'ACTIVE' }],
  accessGroups: [],
  policies: [],
};
const pdp = compile(account);

const LAST = 8.64e15;
const CREATE_SERVICE_ID_API_KEY = 'iam-identity.apikey.create';

const noTexts = [null, 0, 1, true, {}, [], ['IBMid-1'], Symbol('s'), 1n, () => 'IBMid-1', Object('IBMid-1')];
const noTimes = [NaN, Infinity, -Infinity, LAST + 2, -LAST - 2, 1e300, null, '0', '', 1n, {}, [0], true, new Date(0)];
const noActions = [
  undefined,
  '',
  'toString',
  '__proto__',
  'iam-identity.apikey',
  'IAM-IDENTITY.APIKEY.CREATE',
  'iam-identity.apikey.create ',
  [CREATE_SERVICE_ID_API_KEY],
  ...noTexts,
];
const noRequests = [undefined, null, true, 0, 1n, '', 'IBMid-1', Symbol('s'), () => ({ principal: 'IBMid-1' })];

/** A request that can be answered, one for each action. */
const good = (action: Action): Request => ({ principal: 'IBMid-1', action, resource: 'ServiceId-1' });

/** What TypeScript would have refused, and the field that is named. */
const refused: readonly (readonly [field: string, request: unknown])[] = [
  ...noRequests.map((request) => ['request', request] as const),
  ...noActions.map((action) => ['action', { principal: 'IBMid-1', action, resource: 'ServiceId-1' }] as const),
  ...ACTIONS.flatMap((action) => [
    ...[undefined, '', ...noTexts].map((principal) => ['principal', { ...good(action), principal }] as const),
    ...noTexts.map((resource) => ['resource', { ...good(action), resource }] as const),
    ...noTimes.map((time) => ['time', { ...good(action), time }] as const),
  ]),
  ...[undefined, ''].map(
    (resource) => ['resource', { principal: 'IBMid-1', action: CREATE_SERVICE_ID_API_KEY, resource }] as const,
  ),
  ['resource', { principal: 'IBMid-1', action: CREATE_SERVICE_ID_API_KEY }],
  ['principal', []],
  ['principal', {}],
];

/** What was thrown, if anything was. */
function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

function expectRefusal(field: string, run: () => unknown): void {
  const error = thrownBy(run);
  expect(error).toBeInstanceOf(TypeError);
  const message = error instanceof TypeError ? error.message : '';
  expect(message).toMatch(
    field === 'request' ? /^`request` must be a request, but is / : new RegExp(`^\`${field}\` of a request .*must be `),
  );
  // One lower-case sentence without a full stop, as all messages are.
  expect(message).toMatch(/^[a-z`].*[^.]$/);
}

const takers: readonly (readonly [name: string, ask: (request: Request) => unknown])[] = [
  ['decide', (request) => decide(account, request)],
  ['compile().decide', (request) => pdp.decide(request)],
  ['compile().allows', (request) => pdp.allows(request)],
];

/** A session has the principal; the other three fields are separate arguments. */
const session = pdp.forPrincipal('IBMid-1');

describe.each(takers)('%s', (_, ask) => {
  it('throws a TypeError that names the field that is none', () => {
    for (const [field, request] of refused) expectRefusal(field, () => Reflect.apply(ask, undefined, [request]));
  });

  it.each(ACTIONS)('takes the bounds of every field: %s', (action) => {
    const requests: readonly object[] = [
      { principal: ' ' },
      { principal: '__proto__' },
      { resource: 'toString' },
      { time: LAST },
      { time: -LAST },
      { time: 0.5 },
      { time: undefined },
      ...(action === CREATE_SERVICE_ID_API_KEY ? [] : [{ resource: '' }, { resource: undefined }]),
      { other: 'ignored' },
    ];
    for (const fields of requests) expect(thrownBy(() => ask({ ...good(action), ...fields }))).toBeUndefined();
  });
});

describe('compile().forPrincipal', () => {
  it('throws a TypeError that names the field that is none', () => {
    const principals = [undefined, '', ...noTexts];
    for (const principal of principals) {
      expectRefusal('principal', () => Reflect.apply(pdp.forPrincipal, pdp, [principal]));
    }
    for (const action of noActions) expectRefusal('action', () => Reflect.apply(session.allows, session, [action]));
    for (const resource of [undefined, '', ...noTexts]) {
      expectRefusal('resource', () => Reflect.apply(session.allows, session, [CREATE_SERVICE_ID_API_KEY, resource]));
    }
    for (const action of ACTIONS) {
      for (const time of noTimes) {
        expectRefusal('time', () => Reflect.apply(session.allows, session, [action, 'ServiceId-1', time]));
      }
    }
  });
});

describe('decide', () => {
  it('names the first field that is none, in the order of a request', () => {
    const request = { principal: '', action: '', resource: 0, time: NaN };
    const inTurn = [
      request,
      { ...request, principal: 'p' },
      { ...request, principal: 'p', action: CREATE_SERVICE_ID_API_KEY },
    ];
    const fields = inTurn.map((wrong) => String(thrownBy(() => Reflect.apply(decide, undefined, [account, wrong]))));
    expect(fields.map((message) => /`(\w+)`/.exec(message)?.[1])).toEqual(['principal', 'action', 'resource']);
  });

  it('answers whatever is a request, and throws a TypeError for anything else', () => {
    const fields = { principal: fc.anything(), action: fc.anything(), resource: fc.anything(), time: fc.anything() };
    const nearly = {
      principal: fc.oneof(fc.string(), fc.anything()),
      action: fc.oneof(fc.constantFrom(...ACTIONS), fc.anything()),
      resource: fc.oneof(fc.string(), fc.anything()),
      time: fc.oneof(fc.double(), fc.integer(), fc.anything()),
    };
    const requests = fc.oneof(
      fc.anything(),
      fc.record(fields, { requiredKeys: [] }),
      fc.record(nearly, { requiredKeys: [] }),
    );
    fc.assert(
      fc.property(requests, (request) => {
        const answers = takers.map(([, ask]) => {
          let answer: unknown;
          const error = thrownBy(() => {
            answer = Reflect.apply(ask, undefined, [request]);
          });
          return { error, answer };
        });
        const [first] = answers;
        for (const { error } of answers) expect(error).toEqual(first?.error);
        if (first?.error !== undefined) expect(first.error).toBeInstanceOf(TypeError);
        else expect(answers[2]?.answer).toBe(Object(first?.answer).allowed);
      }),
      { numRuns: 1000 },
    );
  });
});

describe.each([
  ['an account', account],
  ['a policy decision point', pdp],
])('the questions, from %s', (_, from) => {
  const questions = {
    mayUpdateApiKeySetting: (principal: unknown, options?: unknown) =>
      Reflect.apply(mayUpdateApiKeySetting, undefined, [from, principal, options]),
    mayCreateUserApiKey: (principal: unknown, options?: unknown) =>
      Reflect.apply(mayCreateUserApiKey, undefined, [from, principal, options]),
    mayCreateServiceIdApiKey: (principal: unknown, options?: unknown) =>
      Reflect.apply(mayCreateServiceIdApiKey, undefined, [from, principal, 'ServiceId-1', options]),
    mayCreateServiceId: (principal: unknown, options?: unknown) =>
      Reflect.apply(mayCreateServiceId, undefined, [from, principal, options]),
  };

  it.each(Object.entries(questions))('%s: a principal or a time that is none', (_, ask) => {
    for (const principal of [undefined, '', ...noTexts]) expectRefusal('principal', () => ask(principal));
    for (const time of noTimes) expectRefusal('time', () => ask('IBMid-1', { time }));
  });

  it('mayCreateUserApiKey: a resource that is not a string', () => {
    for (const resource of noTexts) {
      expectRefusal('resource', () => questions.mayCreateUserApiKey('IBMid-1', { resource }));
    }
  });

  it('mayCreateServiceIdApiKey: a service ID that is not a string, is empty, or is missing', () => {
    for (const serviceId of [undefined, '', ...noTexts]) {
      const ask = (): unknown => Reflect.apply(mayCreateServiceIdApiKey, undefined, [from, 'IBMid-1', serviceId, {}]);
      expect(ask).toThrow(TypeError);
      expect(ask).toThrow(/^`serviceId` must be the ID of a service ID, but is /);
    }
  });
});
