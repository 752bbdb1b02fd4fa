import {
  applyRemedy,
  audit,
  compareAccess,
  compile,
  decide,
  effectiveSetting,
  mayCreateServiceId,
  mayCreateServiceIdApiKey,
  mayCreateUserApiKey,
  mayUpdateApiKeySetting,
  remedies,
  whoMay,
  withApiKeyCreation,
  withMember,
  withoutMember,
  withoutPolicy,
  withPolicy,
  withServiceIdCreation,
} from 'apikey-policy';
import { authzenMetadata, authzenPdp, createAuthzenPdp } from 'apikey-policy/authzen';
import { entitiesFor, toCedar, toCedarRequest } from 'apikey-policy/cedar';
import { decisionRecord, denialResponse, fingerprint, invalidResponse, requestFromHttp } from 'apikey-policy/gateway';
import { renderRemedy } from 'apikey-policy/ibm-cloud';
import { assertSameAnswers, assertVectors } from 'apikey-policy/testing';
import { describe, expect, it } from 'vitest';
import * as given from '../support/given.ts';
import { ANNA, CREATE_USER_API_KEY, GROUP, KEY_CREATOR } from '../support/names.ts';

type Call = (...args: never[]) => unknown;

const ACCOUNT = given.account({
  accessGroups: [{ id: GROUP, members: [] }],
  policies: [given.policy({ subject: { accessGroup: GROUP }, roles: [KEY_CREATOR] })],
});
const [POLICY] = ACCOUNT.policies;
if (POLICY === undefined) throw new Error('the account has a policy');
const PDP = compile(ACCOUNT);
const REQUEST = { principal: ANNA, action: CREATE_USER_API_KEY } as const;
const DENY = decide(ACCOUNT, REQUEST);
const [REMEDY] = remedies(ACCOUNT, REQUEST);

const EITHER = 'must be an account or a decision point, but';

/** A call, its arguments, and the message of its TypeError. */
const MISTAKES: readonly (readonly [call: Call, args: readonly unknown[], message: string])[] = [
  [decide, [REQUEST, ACCOUNT], '`account` must be an account, but is a request'],
  [decide, [ACCOUNT], '`request` must be a request, but is missing'],
  [decide, [ACCOUNT, ANNA], '`request` must be a request, but is a string'],
  [decide, [], '`account` must be an account, but is missing'],
  [decide, [null, REQUEST], '`account` must be an account, but is null'],
  [decide, [PDP, REQUEST], '`account` must be an account, but is a decision point'],
  [decide, [Promise.resolve(ACCOUNT), REQUEST], '`account` must be an account, but is a promise'],
  [
    decide,
    [{ id: 'a', principals: [], policies: [] }, REQUEST],
    '`account` must be an account, but has no `accessGroups`',
  ],
  [decide, [[], REQUEST], '`account` must be an account, but has no `id`'],
  [decide, [DENY, REQUEST], '`account` must be an account, but is a decision'],
  [decide, [{ principals: [] }, REQUEST], '`account` must be an account, but has no `id`'],
  [decide, [{ effect: 'deny' }, REQUEST], '`account` must be an account, but has no `id`'],
  [decide, [{ ok: true, value: ACCOUNT }, REQUEST], '`account` must be an account, but has no `id`'],
  [compile, [PDP], '`account` must be an account, but is a decision point'],
  [compile, ['account-1'], '`account` must be an account, but is a string'],
  [PDP.decide, [ANNA, CREATE_USER_API_KEY], '`request` must be a request, but is a string'],
  [PDP.allows, [ANNA, CREATE_USER_API_KEY], '`request` must be a request, but is a string'],
  [mayUpdateApiKeySetting, [ANNA, ACCOUNT], `\`from\` ${EITHER} is a string`],
  [mayUpdateApiKeySetting, [PDP.forPrincipal(ANNA)], '`from.account` must be an account, but is missing'],
  [mayCreateUserApiKey, [ANNA, ACCOUNT], `\`from\` ${EITHER} is a string`],
  [mayCreateUserApiKey, [REQUEST, ACCOUNT], `\`from\` ${EITHER} is a request`],
  [mayCreateUserApiKey, [ACCOUNT, ANNA, ANNA], '`options` must be an object, but is a string'],
  [mayCreateUserApiKey, [ACCOUNT, ANNA, { tme: 0 }], '`options` has an unknown key `tme`: use `time`, `resource`'],
  [mayCreateServiceId, [ACCOUNT, ANNA, null], '`options` must be an object, but is null'],
  [mayCreateServiceId, [ACCOUNT, ANNA, 0], '`options` must be an object, but is a number'],
  [
    mayCreateServiceIdApiKey,
    [ACCOUNT, ANNA, { time: 0 }],
    '`serviceId` must be the ID of a service ID, but is an object',
  ],
  [mayCreateServiceIdApiKey, [ACCOUNT, ANNA], '`serviceId` must be the ID of a service ID, but is missing'],
  [whoMay, [ACCOUNT], '`question` must be an object with an `action`, but is missing'],
  [whoMay, [{ action: CREATE_USER_API_KEY }, ACCOUNT], `\`from\` ${EITHER} has no \`id\``],
  [audit, [ACCOUNT, 'now'], '`options` must be an object, but is a string'],
  [audit, [], `\`from\` ${EITHER} is missing`],
  [compareAccess, [ACCOUNT], `\`after\` ${EITHER} is missing`],
  [compareAccess, [undefined, ACCOUNT], `\`before\` ${EITHER} is missing`],
  [compareAccess, [ACCOUNT, PDP, { actr: ANNA }], '`options` has an unknown key `actr`: use `time`, `actor`'],
  [compareAccess, [ACCOUNT, REQUEST], `\`after\` ${EITHER} is a request`],
  [remedies, [REQUEST, ACCOUNT], `\`from\` ${EITHER} is a request`],
  [remedies, [ACCOUNT], '`request` must be a request, but is missing'],
  [applyRemedy, [ACCOUNT, REMEDY], '`remedy` must be a remedy, but is missing'],
  [applyRemedy, [REQUEST, ACCOUNT, REMEDY], `\`from\` ${EITHER} is a request`],
  [applyRemedy, [ACCOUNT, undefined, REMEDY], '`request` must be a request, but is missing'],
  [effectiveSetting, ['apiKeyCreation', ACCOUNT], `\`from\` ${EITHER} is a string`],
  [effectiveSetting, [ACCOUNT, 'apiKeyCreate'], '`setting` must be one of `apiKeyCreation`, `serviceIdCreation`'],
  [effectiveSetting, [ACCOUNT], '`setting` must be one of `apiKeyCreation`, `serviceIdCreation`'],
  [withApiKeyCreation, ['RESTRICTED', ACCOUNT], `\`from\` ${EITHER} is a string`],
  [withApiKeyCreation, [ACCOUNT, true], '`value` must be a string, but is a boolean'],
  [withServiceIdCreation, [ACCOUNT], '`value` must be a string, but is missing'],
  [withPolicy, [ACCOUNT], '`policy` must be a policy, but is missing'],
  [withPolicy, [given.policy({}), ACCOUNT], `\`from\` ${EITHER} has no \`principals\``],
  [withoutPolicy, [ACCOUNT], '`policyId` must be a non-empty string, but is missing'],
  [withoutPolicy, [ACCOUNT, ''], '`policyId` must be a non-empty string, but is empty'],
  [withoutPolicy, [ACCOUNT, given.policy({})], '`policyId` must be a non-empty string, but is an object'],
  [withMember, [ACCOUNT, ANNA], '`principalId` must be a non-empty string, but is missing'],
  [withMember, [GROUP, ANNA, ACCOUNT], `\`from\` ${EITHER} is a string`],
  [withoutMember, [ACCOUNT, { id: GROUP }, ANNA], '`groupId` must be a non-empty string, but is an object'],
  [toCedar, [REQUEST], `\`from\` ${EITHER} is a request`],
  [toCedarRequest, [ANNA, CREATE_USER_API_KEY], '`request` must be a request, but is a string'],
  [authzenPdp, [undefined], `\`from\` ${EITHER} is missing`],
  [authzenPdp, [ACCOUNT, 10], '`options` must be an object, but is a number'],
  [
    authzenPdp,
    [ACCOUNT, { pagesize: 10 }],
    '`options` has an unknown key `pagesize`: use `pageSize`, `maxEvaluations`, `maxAnswerLength`',
  ],
  [createAuthzenPdp, [], '`policy` must be an AuthZEN policy, but is missing'],
  [
    authzenMetadata,
    ['https://a.example', ['urn:a']],
    '`options` has an unknown key `0`: use `capabilities`, `signedMetadata`',
  ],
  [requestFromHttp, ['POST', '/v1/apikeys'], '`call` must be an HTTP call, but is a string'],
  [
    requestFromHttp,
    [{ method: 'POST', path: '/v1/apikeys' }],
    '`caller` must be an object with `principal` and `account`, but is missing',
  ],
  [
    requestFromHttp,
    [{ method: 'POST', path: '/v1/apikeys' }, ANNA],
    '`caller` must be an object with `principal` and `account`, but is a string',
  ],
  [denialResponse, [false], '`decision` must be a decision, but is a boolean'],
  [denialResponse, [REQUEST], '`decision` must be a decision, but is a request'],
  [denialResponse, [ACCOUNT], '`decision` must be a decision, but is an account'],
  [denialResponse, [{ request: REQUEST }], '`decision` must be a decision, but has no `effect`'],
  [denialResponse, [DENY, { audience: 'administrator' }], '`options` has an unknown key `audience`: use `account`'],
  [decisionRecord, [REQUEST], '`decision` must be a decision, but is a request'],
  [decisionRecord, [DENY], '`options` must be an object, but is missing'],
  [fingerprint, [REQUEST], `\`from\` ${EITHER} is a request`],
  [invalidResponse, [{ kind: 'invalid', issues: [] }], '`issues` must be an array of issues, but is an object'],
  [renderRemedy, [[REMEDY], 'cli'], '`remedy` must be a remedy, but has no `changes`'],
  [renderRemedy, ['cli', REMEDY], '`remedy` must be a remedy, but is a string'],
  [assertSameAnswers, [{ runs: 5 }], '`own` must be a function, but is an object'],
  [assertSameAnswers, [decide, { run: 5 }], '`options` has an unknown key `run`: use `questions`, `runs`, `seed`'],
  [assertVectors, [], '`own` must be a function, but is missing'],
];

const spelled = (value: unknown): string =>
  typeof value === 'object' && value !== null ? (Object.keys(value)[0] ?? '{}') : String(value);

describe('an argument that is swapped, missing or unknown is a TypeError that names it', () => {
  it.each(
    MISTAKES.map(([call, args, message]) => [call.name, args.map(spelled).join(', '), message, call, args] as const),
  )('%s(%s): %s', (_name, _args, message, call, args) => {
    expect(() => Reflect.apply(call, undefined, args)).toThrow(new TypeError(message));
  });
});

/** A proxy that throws a string, not an error, whatever is done with it. */
const THROWS = new Proxy(
  {},
  {
    get: () => {
      throw 'anything';
    },
    has: () => {
      throw 'anything';
    },
    ownKeys: () => {
      throw 'anything';
    },
  },
);

describe('a hostile argument is a TypeError, too', () => {
  const { proxy: revoked, revoke } = Proxy.revocable({}, {});
  revoke();
  const getters = Object.defineProperty({}, 'id', { get: () => Reflect.get(THROWS, 'id') });

  it.each([
    ['a proxy that throws', THROWS],
    ['a revoked proxy', revoked],
    ['a getter that throws', getters],
    ['an object without a prototype', Object.create(null)],
  ])('%s', (_, hostile) => {
    const refused = (call: Call, ...args: unknown[]): void =>
      expect(() => Reflect.apply(call, undefined, args)).toThrow(TypeError);
    refused(decide, hostile, REQUEST);
    refused(compile, hostile);
    refused(mayCreateServiceId, hostile, ANNA);
    refused(audit, hostile);
    refused(compareAccess, ACCOUNT, hostile);
    refused(withMember, hostile, GROUP, ANNA);
    refused(toCedar, hostile);
    refused(authzenPdp, hostile);
    refused(denialResponse, hostile);
    refused(renderRemedy, hostile, 'cli');
  });

  it.each([
    ['a proxy that throws', THROWS],
    ['a revoked proxy', revoked],
  ])('%s as options', (_, hostile) => {
    for (const call of [audit, authzenPdp]) {
      const ask = (): unknown => Reflect.apply(call, undefined, [ACCOUNT, hostile]);
      expect(ask).toThrow(new TypeError('`options` must be an object, but cannot be read'));
    }
  });

  it('an account, a request and options without a prototype are fine', () => {
    const bare = (fields: object): object => Object.assign(Object.create(null), fields);
    const ask: Call = decide;
    expect(Reflect.apply(ask, undefined, [bare(ACCOUNT), bare(REQUEST)])).toEqual(DENY);
    expect(Reflect.apply(mayCreateUserApiKey, undefined, [bare(ACCOUNT), ANNA, bare({ time: 0 })])).toBe(false);
  });
});

describe('a decision point is taken wherever an account is', () => {
  it('by every edit', () => {
    const edits: readonly ((from: typeof ACCOUNT | typeof PDP) => unknown)[] = [
      (from) => withApiKeyCreation(from, 'NOT_SET'),
      (from) => withServiceIdCreation(from, 'NOT_SET'),
      (from) => withPolicy(from, { ...POLICY, id: 'another' }),
      (from) => withoutPolicy(from, 'p'),
      (from) => withMember(from, GROUP, ANNA),
      (from) => withoutMember(from, GROUP, ANNA),
    ];
    for (const edit of edits) expect(edit(PDP)).toEqual(edit(ACCOUNT));
  });

  it('by every question', () => {
    const questions: readonly ((from: typeof ACCOUNT | typeof PDP) => unknown)[] = [
      (from) => audit(from),
      (from) => compareAccess(from, withMember(from, GROUP, ANNA)).counts,
      (from) => effectiveSetting(from, 'apiKeyCreation'),
      (from) => remedies(from, REQUEST).map((remedy) => applyRemedy(from, REQUEST, remedy)),
      (from) => whoMay(from, { action: CREATE_USER_API_KEY }),
      (from) => mayCreateUserApiKey(from, ANNA),
      (from) => toCedar(from),
      (from) => entitiesFor(from, REQUEST),
      (from) => fingerprint(from),
    ];
    for (const ask of questions) expect(ask(PDP)).toEqual(ask(ACCOUNT));
  });
});
