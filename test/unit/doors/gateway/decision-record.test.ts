import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type Account, ALLOW_REASONS, DENY_REASONS, decide, UNKNOWN_REASONS } from 'apikey-policy';
import { decisionRecord } from 'apikey-policy/gateway';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountAndRequest } from '../../../../src/doors/testing/arbitraries/index.ts';
import { ACCOUNT, ANNA, CREATE_USER_API_KEY } from './given.ts';

const ajv = addFormats.default(new Ajv2020({ strict: true, strictRequired: false }));
const schema = new URL('../../../../src/schemas/decision-record.json', import.meta.url);
const bySchema = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

const AT = Date.parse('2026-03-16T15:00:00Z');
const SNAPSHOT = { fingerprint: '9f86d081884c7d65', version: '7' };
const OPTIONS = { id: 'record-1', at: AT, snapshot: SNAPSHOT };

const creators = {
  id: 'creators',
  subject: { principal: ANNA },
  roles: [
    'crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator',
    'crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator',
  ],
  target: { attributes: [{ key: 'serviceName', value: 'iam-identity' }] },
};
const account: Account = {
  id: ACCOUNT,
  apiKeyCreation: 'RESTRICTED',
  principals: [{ kind: 'user', id: ANNA, state: 'ACTIVE', name: 'Anna Admin' }],
  accessGroups: [],
  policies: [creators],
};
const request = { principal: ANNA, action: CREATE_USER_API_KEY, time: AT - 1000 } as const;

describe('GATE-6: decisionRecord', () => {
  it.each([
    ['allow', ALLOW_REASONS],
    ['deny', DENY_REASONS],
    ['indeterminate', UNKNOWN_REASONS],
  ] as const)('has a schema with every reason of %s', (effect, reasons) => {
    const record = decisionRecord(decide(account, request), OPTIONS);
    for (const reason of Object.values(reasons)) {
      const unknowns = effect === 'indeterminate' ? [reason] : [];
      const policies = effect === 'allow' ? record.policies : [];
      expect(bySchema({ ...record, effect, reason, unknowns, policies }), JSON.stringify(bySchema.errors)).toBe(true);
    }
  });

  it('has the request, the answer, each granting policy once, and the snapshot', () => {
    expect(decisionRecord(decide(account, request), OPTIONS)).toEqual({
      format: 1,
      id: 'record-1',
      at: '2026-03-16T15:00:00.000Z',
      request,
      effect: 'allow',
      reason: 'granted',
      policies: ['creators'],
      unknowns: [],
      snapshot: SNAPSHOT,
    });
  });

  it('has what is missing, for an indeterminate', () => {
    const decision = decide({ ...account, policies: [], partial: ['policies'] }, request);
    const record = decisionRecord(decision, { ...OPTIONS, snapshot: { fingerprint: 'x', version: undefined } });
    expect(record).toMatchObject({ effect: 'indeterminate', policies: [], unknowns: ['partial-data'] });
    expect(Object.keys(record.snapshot)).toEqual(['fingerprint']);
  });

  it('does not change when the decision does', () => {
    const decision = structuredClone(decide(account, request));
    const record = decisionRecord(decision, OPTIONS);
    const before = structuredClone(record);
    Object.assign(decision.request, { principal: 'other' });
    expect(record).toEqual(before);
  });

  it('is plain JSON that its schema accepts, for every decision', () => {
    const effects = new Set<string>();
    fc.assert(
      fc.property(accountAndRequest(), ({ account, request }) => {
        const record = decisionRecord(decide(account, request), OPTIONS);
        effects.add(record.effect);
        expect(JSON.parse(JSON.stringify(record))).toEqual(record);
        expect(bySchema(record), JSON.stringify(bySchema.errors)).toBe(true);
      }),
    );
    expect([...effects].sort()).toEqual(['allow', 'deny', 'indeterminate']);
  });

  const record = decisionRecord(decide(account, request), OPTIONS);
  it.each([
    ['another format', { format: 2 }],
    ['no id', { id: '' }],
    ['an invalid time', { at: 'today' }],
    ['an unknown field', { email: 'anna@example.com' }],
    ['a reason of another effect', { effect: 'deny' }],
    ['an allow with something unknown', { unknowns: ['partial-data'] }],
    ['a request without action', { request: { principal: ANNA } }],
    ['a snapshot without fingerprint', { snapshot: { version: '7' } }],
  ])('has a schema that refuses %s', (_, wrong) => {
    expect(bySchema({ ...record, ...wrong })).toBe(false);
  });

  it.each([
    ['id', '`id` must be a non-empty string, but is empty', { id: '' }],
    ['at', '`at` must be a time in epoch milliseconds, within ±8.64e15, but is a string', { at: '2026-03-16' }],
    ['at', '`at` must be a time in epoch milliseconds, within ±8.64e15, but is a number', { at: 9e15 }],
    ['snapshot', '`snapshot` must be an object with `fingerprint`, but is a string', { snapshot: '9f86' }],
    ['fingerprint', '`snapshot.fingerprint` must be a non-empty string, but is missing', { snapshot: {} }],
    [
      'version',
      '`snapshot.version` must be a non-empty string, but is a number',
      { snapshot: { fingerprint: 'x', version: 7 } },
    ],
    ['option', '`options` has an unknown key `snapshto`: use `id`, `at`, `snapshot`', { snapshto: SNAPSHOT }],
  ])('refuses a wrong argument by name: %s', (_, message, wrong) => {
    const options: never = Object.assign({ ...OPTIONS }, wrong) as never;
    expect(() => decisionRecord(decide(account, request), options)).toThrow(new TypeError(message));
  });

  it('refuses a request instead of a decision', () => {
    expect(() => decisionRecord(request as never, OPTIONS)).toThrow(/^`decision` must be a decision/);
  });
});
