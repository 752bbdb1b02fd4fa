import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { ACTIONS, ALLOW_REASONS, compile, DENY_REASONS, UNKNOWN_REASONS } from 'apikey-policy';
import {
  checkExpectations,
  type Expectation,
  type Expectations,
  findPrincipal,
  parseExpectations,
} from 'apikey-policy/report';
import { describe, expect, it } from 'vitest';
import * as given from '../../../support/given.ts';
import { ANNA, BEN } from '../../../support/names.ts';
import { NOON, SAMPLE } from './given.ts';

const ADA = 'IBMid-060001ADMN';
const EXPECTED = { principal: ADA, action: 'create-user-api-key', effect: 'deny' } as const;

const ajv = new Ajv2020({ strict: true, strictRequired: false, allErrors: true });
addFormats.default(ajv);
const schema = new URL('../../../../src/schemas/expectations.json', import.meta.url);
const bySchema = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

const file = (changes: object): unknown => ({ expect: [{ ...EXPECTED, ...changes }] });

describe('REP-4: expectations are parsed', () => {
  it('as they are, and rebuilt', () => {
    const input = {
      $schema: 'x',
      expect: [
        EXPECTED,
        { ...EXPECTED, name: 'n', resource: ADA, time: '2026-03-16T12:00:00+01:00', reason: 'no-grant' },
        { ...EXPECTED, action: 'create-service-id-api-key', resource: 'ServiceId-1' },
        ...ACTIONS.map((action) => ({ ...EXPECTED, action, resource: 'ServiceId-1' })),
      ],
    };
    const parsed = parseExpectations(input);
    expect(parsed).toEqual({ ok: true, value: input });
    expect(parsed.ok && parsed.value).not.toBe(input);
    expect(bySchema(input)).toBe(true);
  });

  it('with every reason that its effect can have', () => {
    const reasons = { allow: ALLOW_REASONS, deny: DENY_REASONS, indeterminate: UNKNOWN_REASONS };
    for (const [effect, all] of Object.entries(reasons)) {
      for (const reason of all) {
        expect(parseExpectations(file({ effect, reason })).ok).toBe(true);
        expect(bySchema(file({ effect, reason }))).toBe(true);
      }
    }
  });

  it.each<[string, unknown, string, string]>([
    ['no object', [], 'wrong-type', 'the input must be expectations, a plain object'],
    ['no array', { expect: {} }, 'wrong-type', '`expect` must be an array of expectations'],
    ['nothing', {}, 'missing', '`expect` must be an array of expectations'],
    ['an empty array', { expect: [] }, 'empty', '`expect` must hold at least one expectation'],
    [
      'a misspelt list',
      { expect: [EXPECTED], expects: [] },
      'unknown-field',
      '`expects` is not a field of expectations; did you mean `expect`?',
    ],
    ['a $schema that is not a string', { $schema: 1, expect: [EXPECTED] }, 'wrong-type', '`$schema` must be a string'],
    ['null', { expect: [null] }, 'wrong-type', '`expect[0]` must be an expectation, a plain object'],
    [
      'a misspelt field',
      file({ reson: 'no-grant' }),
      'unknown-field',
      '`expect[0].reson` is not a field of an expectation; did you mean `reason`?',
    ],
    [
      'a field from elsewhere',
      file({ zzzzzzzz: 1 }),
      'unknown-field',
      '`expect[0].zzzzzzzz` is not a field of an expectation',
    ],
    ['a name that is not a string', file({ name: 1 }), 'wrong-type', '`expect[0].name` must be a string'],
    [
      'no principal',
      { expect: [{ action: 'change-setting', effect: 'deny' }] },
      'missing',
      '`expect[0].principal` is missing, an expectation needs it',
    ],
    ['an empty principal', file({ principal: '' }), 'empty', '`expect[0].principal` must not be empty'],
    [
      'a principal that is not a string',
      file({ principal: 1 }),
      'wrong-type',
      '`expect[0].principal` must be a string',
    ],
    ['a resource that is not a string', file({ resource: 1 }), 'wrong-type', '`expect[0].resource` must be a string'],
    [
      'no service ID',
      file({ action: 'create-service-id-api-key' }),
      'missing',
      '`expect[0].resource` is missing, an expectation needs it',
    ],
    [
      'a time without an offset',
      file({ time: '2026-03-16T12:00:00' }),
      'wrong-type',
      '`expect[0].time` must be an RFC 3339 time with an offset, such as `2026-03-16T12:00:00Z`',
    ],
    [
      'a misspelt effect',
      file({ effect: 'alow' }),
      'unknown-value',
      '`expect[0].effect` must be one of `allow`, `deny`, `indeterminate`; did you mean `allow`?',
    ],
    [
      'an effect that is not a string',
      file({ effect: true }),
      'wrong-type',
      '`expect[0].effect` must be one of `allow`, `deny`, `indeterminate`',
    ],
    [
      'no effect',
      { expect: [{ principal: ADA, action: 'change-setting' }] },
      'missing',
      '`expect[0].effect` is missing, an expectation needs it',
    ],
    [
      'a reason of another effect',
      file({ effect: 'allow', reason: 'no-grant' }),
      'unknown-value',
      '`expect[0].reason` must be one of `not-restricted`, `granted`',
    ],
  ])('not %s', (_, input, code, message) => {
    const parsed = parseExpectations(input);
    expect(parsed.ok ? [] : parsed.issues.map((issue) => [issue.code, issue.message])).toEqual([[code, message]]);
    expect(bySchema(input)).toBe(false);
  });

  it('not a misspelt action, with the nearest', () => {
    const parsed = parseExpectations(file({ action: 'create-user-apikey' }));
    expect(parsed.ok ? '' : parsed.issues[0].message).toMatch(/; did you mean `create-user-api-key`\?$/);
  });

  it('not a string that is not JSON', () => {
    const loop: { expect: unknown[] } = { expect: [] };
    loop.expect.push(loop);
    const thrower = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    for (const input of [undefined, () => 1, loop, thrower, file({ name: Number.NaN })]) {
      const parsed = parseExpectations(input);
      expect(parsed.ok).toBe(false);
    }
  });

  it('with all issues at once', () => {
    const parsed = parseExpectations({ expect: [{ a: 1 }, null] });
    expect(parsed.ok ? [] : parsed.issues.map(({ path }) => path.join('.'))).toEqual([
      'expect.0.a',
      'expect.0.principal',
      'expect.0.action',
      'expect.0.effect',
      'expect.1',
    ]);
  });

  it('with e-mail addresses that are checked where the account is given', () => {
    const parse = (principal: string): readonly string[] => {
      const parsed = parseExpectations(file({ principal }), { account: SAMPLE });
      return parsed.ok ? [] : parsed.issues.map(({ message }) => message);
    };
    expect(parse('ada.admin@example.com')).toEqual([]);
    expect(parse('IBMid-UNHEARD-OF')).toEqual([]);
    expect(parse('ada.admn@example.com')).toEqual([
      '`expect[0].principal` must be one user: no user has the e-mail address `ada.admn@example.com`; did you mean `ada.admin@example.com`?',
    ]);
    expect(parseExpectations(file({ principal: 1 }), { account: SAMPLE }).ok).toBe(false);
  });
});

describe('REP-4: a principal', () => {
  const two = given.account({
    principals: [
      { kind: 'user', id: ANNA, email: 'Anna@example.com' },
      { kind: 'user', id: BEN, email: 'team@example.com' },
      { kind: 'user', id: 'user@realm', email: 'team@example.com' },
      { kind: 'service-id', id: 'iam-ServiceId-1', email: 'robot@example.com' },
    ],
  });

  it.each([
    [ANNA, { ok: true, id: ANNA, listed: true }],
    ['IBMid-0', { ok: true, id: 'IBMid-0', listed: false }],
    ['anna@EXAMPLE.com', { ok: true, id: ANNA, listed: true }],
    ['user@realm', { ok: true, id: 'user@realm', listed: true }],
    ['nobody@elsewhere', { ok: false, message: 'no user has the e-mail address `nobody@elsewhere`' }],
    ['robot@example.com', { ok: false, message: 'no user has the e-mail address `robot@example.com`' }],
    [
      'team@example.com',
      {
        ok: false,
        message:
          '2 users have the e-mail address `team@example.com`: give the IAM ID, such as `IBMid-BEN`, `user@realm`',
      },
    ],
  ])('%s', (text, found) => {
    expect(findPrincipal(two, text)).toEqual(found);
    expect(findPrincipal(compile(two), text)).toEqual(found);
  });
});

describe('REP-4: expectations are checked', () => {
  const check = (changes: Partial<Expectation>, of = SAMPLE, time?: number) => {
    const [result] = checkExpectations(of, { expect: [{ ...EXPECTED, ...changes }] }, { time });
    if (result === undefined) throw new Error('no result');
    return result;
  };

  it('and pass where the effect is as expected, and the reason where one is given', () => {
    expect(check({})).toMatchObject({
      name: 'Ada Admin (IBMid-060001ADMN): create a user API key',
      passed: true,
      expected: { effect: 'deny' },
      decision: { effect: 'deny', request: { principal: ADA } },
      message: 'As expected, the answer is deny: no policy grants it (no-grant).',
    });
    expect(check({ reason: 'no-grant', name: 'mine\u001b' })).toMatchObject({
      name: 'mine\ufffd',
      passed: true,
      expected: { effect: 'deny', reason: 'no-grant' },
    });
  });

  it('of an account or its compiled form', () => {
    const expectations: Expectations = { expect: [EXPECTED] };
    expect(checkExpectations(compile(SAMPLE), expectations)).toEqual(checkExpectations(SAMPLE, expectations));
  });

  it('and fail for another reason', () => {
    const { passed, message } = check({ reason: 'inactive-principal' });
    expect(passed).toBe(false);
    expect(message).toMatch(/^Expected deny \(inactive-principal\), but the answer is deny \(no-grant\)\. /);
  });

  it('and fail with the explanation and the least remedy', () => {
    const { passed, message, decision } = check({ effect: 'allow' });
    expect(passed).toBe(false);
    expect(message).toMatch(/^Expected allow, but the answer is deny \(no-grant\)\. /);
    expect(message).toMatch(/User API key creator/);
    const unexpected = check({ action: 'change-setting' });
    expect(unexpected.message).toMatch(/^Expected deny, but the answer is allow \(granted\)\. /);
    expect(decision.effect).toBe('deny');
  });

  it('with the remedy only where an allow was expected', () => {
    const of = given.account({ principals: [given.user(ANNA)] });
    const [allow, indeterminate] = (['allow', 'indeterminate'] as const).map(
      (effect) => check({ principal: ANNA, effect }, of).message,
    );
    expect(allow?.length).toBeGreaterThan((indeterminate?.length ?? 0) + 20);
  });

  it('by e-mail address, by either name of an action, about a service ID', () => {
    expect(check({ principal: 'ADA.admin@example.com' }).decision.request.principal).toBe(ADA);
    const resource = 'ServiceId-3f1e6c1a-9c0e-4f0a-8a53-7d2b1c4e5f60';
    for (const action of ['create-service-id-api-key', 'iam-identity.apikey.create'] as const) {
      const { name, decision } = check({ action, resource });
      expect(decision.request).toEqual({ principal: ADA, action: 'iam-identity.apikey.create', resource });
      expect(name).toBe(`Ada Admin (${ADA}): create an API key for a service ID: ci-deployer (${resource})`);
    }
  });

  it('at their own time, else at the given one', () => {
    const of = given.account({ policies: [given.policy({ condition: given.earlierThan('12:00:00Z') })] });
    const at = (time: string | undefined): unknown => check({ principal: ANNA, time }, of, NOON).decision.effect;
    expect(at(undefined)).toBe('deny');
    expect(at('2026-03-16T13:00:00+02:00')).toBe('allow');
    expect(check({ principal: ANNA }, of).decision.effect).toBe('indeterminate');
  });

  it('about an IAM ID that is not listed, as it is', () => {
    expect(check({ principal: 'IBMid-0' }).decision.reason).toBe('unknown-principal');
  });

  it('and an e-mail address that no user has is a TypeError, so is a time or action that was not parsed', () => {
    expect(() => check({ principal: 'nobody@example.org' })).toThrow(
      new TypeError('`expect[0].principal` must be one user: no user has the e-mail address `nobody@example.org`'),
    );
    expect(() => check({ time: 'noon' })).toThrow(TypeError);
    const action: Expectation['action'] = JSON.parse('"delete"');
    expect(() => check({ action })).toThrow(TypeError);
  });
});
