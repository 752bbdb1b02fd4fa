import { ACTIONS, type Account, compile, decide, whoMay } from 'apikey-policy';
import { type AccessMatrix, accessMatrix, matrixToCsv, matrixToMarkdown, matrixToText } from 'apikey-policy/report';
import { describe, expect, it } from 'vitest';
import * as given from '../../../support/given.ts';
import {
  ANNA,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  OPERATOR,
  ROBOT,
  UPDATE_SETTING,
} from '../../../support/names.ts';
import { NOON, output, SAMPLE } from './given.ts';

const SECOND = 'iam-ServiceId-SECOND';
const principals = [given.user(ANNA), ...[ROBOT, SECOND].map((id) => ({ kind: 'service-id', id }))];
const onOne = (id: string): object =>
  given.on(
    { key: 'serviceName', value: 'iam-identity' },
    { key: 'resourceType', value: 'serviceid' },
    { key: 'resource', value: id.slice('iam-'.length) },
  );

/** Anna's answer about the API keys of all service IDs. */
function overAll(changes: object): unknown {
  const cell = accessMatrix(given.account({ principals, ...changes })).rows[0]?.cells[CREATE_SERVICE_ID_API_KEY];
  if (cell === undefined || !('extent' in cell)) throw new Error('it is about one service ID');
  const { extent, counts, effect, reason, decision } = cell;
  return [extent, counts, effect, reason, decision?.request.resource];
}

describe('REP-1: the access matrix', () => {
  it('has a row for each principal of `whoMay`, with its name and e-mail address', () => {
    const { rows } = accessMatrix(SAMPLE, { time: NOON });
    const { allowed, denied, undetermined } = whoMay(SAMPLE, { action: UPDATE_SETTING, time: NOON });
    const asked = [...allowed, ...denied, ...undetermined].map(({ request }) => request.principal);
    expect(rows.map(({ principal }) => principal).sort()).toEqual(asked.sort());
    expect(rows[1]).toMatchObject({
      principal: 'IBMid-060001ADMN',
      kind: 'user',
      name: 'Ada Admin',
      email: 'ada.admin@example.com',
    });
  });

  it('has rows for principals that a policy only names', () => {
    const named = given.account({ policies: [given.policy({ subject: { principal: 'iam-Profile-GONE' } })] });
    expect(accessMatrix(named).rows.at(-1)).toMatchObject({ principal: 'iam-Profile-GONE', kind: 'trusted-profile' });
  });

  it('has the decisions of `decide`, from an account and its compiled form', () => {
    const serviceId = SAMPLE.principals.find(({ kind }) => kind === 'service-id')?.id ?? '';
    const matrix = accessMatrix(SAMPLE, { time: NOON, serviceId });
    expect(accessMatrix(compile(SAMPLE), { time: NOON, serviceId })).toEqual(matrix);
    for (const { principal, cells } of matrix.rows) {
      for (const action of ACTIONS) {
        const request = {
          principal,
          action,
          time: NOON,
          ...(action === CREATE_SERVICE_ID_API_KEY && { resource: serviceId }),
        };
        const decision = decide(SAMPLE, request);
        expect(cells[action]).toEqual({ effect: decision.effect, reason: decision.reason, decision });
      }
    }
  });

  it('is plain JSON', () => {
    const matrix = accessMatrix(SAMPLE);
    expect(JSON.parse(JSON.stringify(matrix))).toEqual(matrix);
  });

  describe('over all service IDs', () => {
    const first = given.policy({ id: 'q', target: onOne(ROBOT) });
    const unknown = given.policy({ id: 'r', roles: ['crn:unheard-of'], target: onOne(SECOND) });

    it('is all, some or none', () => {
      const [robot, second] = ['ServiceId-ROBOT', 'ServiceId-SECOND'];
      expect(overAll({ policies: [given.policy()] })).toEqual([
        'all',
        { allow: 2, indeterminate: 0, deny: 0 },
        'allow',
        'granted',
        robot,
      ]);
      expect(overAll({ policies: [first] })).toEqual([
        'some',
        { allow: 1, indeterminate: 0, deny: 1 },
        'deny',
        'no-grant',
        second,
      ]);
      expect(overAll({})).toEqual(['none', { allow: 0, indeterminate: 0, deny: 2 }, 'deny', 'no-grant', robot]);
    });

    it('shows what is unknown, and is no allow then', () => {
      const second = 'ServiceId-SECOND';
      expect(overAll({ policies: [first, unknown] })).toEqual([
        'some',
        { allow: 1, indeterminate: 1, deny: 0 },
        'indeterminate',
        'unknown-role',
        second,
      ]);
      expect(overAll({ policies: [unknown] })).toEqual([
        'none',
        { allow: 0, indeterminate: 1, deny: 1 },
        'indeterminate',
        'unknown-role',
        second,
      ]);
    });

    it('is none, without a decision, where there is no service ID', () => {
      const none = { principals: [given.user(ANNA)], policies: [given.policy()] };
      expect(overAll(none)).toEqual(['none', { allow: 0, indeterminate: 0, deny: 0 }, 'deny', undefined, undefined]);
      const misnamed = { kind: 'service-id', id: 'IBMid-ROBOT' } as const;
      expect(accessMatrix({ ...given.account(), principals: [misnamed] }).serviceIds).toBe(0);
    });
  });

  it('refuses a service ID that is none, and an invalid time', () => {
    const expected = '`serviceId` must be a service ID, `ServiceId-…` or `iam-ServiceId-…`';
    for (const serviceId of ['', ANNA, JSON.parse('1')]) {
      expect(() => accessMatrix(SAMPLE, { serviceId })).toThrow(new TypeError(expected));
    }
    expect(() => accessMatrix(SAMPLE, { time: Number.NaN })).toThrow(TypeError);
  });
});

describe('REP-1: the matrix of the sample account', () => {
  const matrix = accessMatrix(SAMPLE, { time: NOON });

  it.each([80, 120, 40, 30])('as text of %i columns', async (columns) => {
    await expect(`${matrixToText(matrix, { columns })}\n`).toMatchFileSnapshot(output(`matrix-${columns}.txt`));
  });

  it('as Markdown', async () => {
    await expect(`${matrixToMarkdown(matrix)}\n`).toMatchFileSnapshot(output('matrix.md'));
  });

  it('as CSV', async () => {
    await expect(matrixToCsv(matrix)).toMatchFileSnapshot(output('matrix.csv'));
  });

  it('over one service ID', () => {
    const serviceId = 'ServiceId-3f1e6c1a-9c0e-4f0a-8a53-7d2b1c4e5f60';
    const one = accessMatrix(SAMPLE, { time: NOON, serviceId });
    expect(matrixToText(one, { columns: 100 })).toContain(
      `service ID key: create an API key for the service ID ci-deployer\n  (${serviceId})\n`,
    );
    expect(matrixToText(one)).toContain('\nOlive Owner (IBMid-060000OWNR)     yes      no        yes             no\n');
    expect(matrixToCsv(one).split('\r\n')[0]).toContain(',create-service-id-api-key,create-service-id-api-key reason,');
    expect(matrixToMarkdown(one)).toContain('| yes (granted) | no (no-grant) | yes (granted) | no (no-grant) |');
  });
});

describe('REP-1: what is unknown shows', () => {
  const unknown = given.policy({ roles: ['crn:unheard-of'] });
  const some = [given.policy({ id: 'q', roles: [OPERATOR], target: onOne(ROBOT) }), unknown];
  const matrixOf = (changes: object): AccessMatrix => accessMatrix(given.account({ principals, ...changes }));

  it('in the table, and below it with the reason', () => {
    const text = matrixToText(matrixOf({ policies: [unknown] }));
    expect(text).toContain('IBMid-ANNA            unknown  unknown   none, 2 unknown  unknown');
    expect(text).toContain(
      '  1 unknown, which counts as no: a policy has a role that is not known\n    (unknown-role)',
    );
    expect(text).toContain('  1 for none, and unknown for others, which counts as no:');
    expect(matrixToText(matrixOf({ policies: some }))).toContain('1 of 2, 1 unknown');
  });

  it('in a narrow table', () => {
    const narrow = (changes: object): string[] | undefined =>
      matrixToText(matrixOf(changes), { columns: 40 })
        .split('\n')
        .find((line) => line.startsWith(ANNA))
        ?.split(/ +/);
    expect(narrow({ policies: [unknown] })).toEqual([ANNA, '?', '?', '?', '?']);
    expect(narrow({ policies: some })).toEqual([ANNA, '?', '?', 'some', '?']);
    expect(narrow({})).toEqual([ANNA, 'no', 'no', 'none', 'no']);
    const none = given.account({ principals: [given.user('IBMid-AN-ID-THAT-IS-LONG')] });
    expect(matrixToText(accessMatrix(none), { columns: 30 })).toContain('IBMid-A…IS-LONG  no  no  -  no');
  });

  it('where the account was not read completely', () => {
    expect(matrixToText(matrixOf({ partial: ['principals', 'roles'] }))).toMatch(
      /\n\nThe account was not read completely: principals, roles. Others may be allowed,\ntoo.$/,
    );
    expect(matrixToMarkdown(matrixOf({ partial: ['policies'] }))).toMatch(
      /\n\nThe account was not read completely: policies.$/,
    );
  });

  it('where there is no service ID', () => {
    const none: Account = given.account({ principals: [given.user(ANNA)] });
    expect(matrixToText(accessMatrix(none))).toContain('  1 without an answer: the account lists no service ID');
    expect(matrixToText(accessMatrix({ ...none, principals: [] })).split('\n')[2]).toBe(
      'principal  setting  user key  service ID key  service ID',
    );
    expect(accessMatrix(none).rows[0]?.cells[CREATE_USER_API_KEY].effect).toBe('deny');
  });
});
