import { type Account, audit, FINDING_CODES } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import * as given from '../../support/given.ts';
import { ADMINISTRATOR, ANNA, BEN, KEY_CREATOR, SERVICE_ID_CREATOR } from '../../support/names.ts';
import { sampleAccount } from '../../support/sample.ts';
import { CASES, found, NEVER, NOW, ROBOTS } from './audit-cases.ts';

describe('AUD-3: every code', () => {
  it.each(CASES)('$code is found with its row of the table, in one sentence', ({ code, changes, message, options }) => {
    const { severity, references } = FINDING_CODES[code];
    expect(found(changes, code, options)).toMatchObject([{ code, severity, message, references }]);
  });

  it.each(CASES)('$code is not found in a neighbouring account', ({ code, neighbour, options }) => {
    expect(found(neighbour, code, options)).toEqual([]);
  });

  it('has a case here, in the order of the table', () => {
    expect(CASES.map(({ code }) => code)).toEqual(Object.keys(FINDING_CODES));
  });

  it.each(Object.entries(FINDING_CODES))('%s says what to do, and what it rests on', (_, row) => {
    expect(row.whatToDo).toMatch(/^[A-Z].*\.$/);
    expect(row.references.length).toBeGreaterThan(0);
    expect([row, row.references].every(Object.isFrozen)).toBe(true);
  });

  it('cites the benchmark and the scanner where they ask for the same', () => {
    const citing = (reference: string): string[] =>
      Object.entries(FINDING_CODES).flatMap(([code, { references }]) => (references.includes(reference) ? [code] : []));
    expect(citing('checkov CKV2_IBM_3')).toEqual(['api-key-creation-not-restricted']);
    expect(citing('checkov CKV2_IBM_5')).toEqual(['service-id-creation-not-restricted']);
    expect(citing('CIS IBM Cloud Foundations 1.5')).toEqual(['owner-may-create-user-keys']);
  });
});

describe('an audit', () => {
  it('finds nothing in an account that is well kept', () => {
    const to = (id: string, accessGroup: string, roles: readonly string[]): object =>
      given.policy({ id, subject: { accessGroup }, roles, target: given.on(given.IAM_IDENTITY) });
    const wellKept: Account = given.account({
      ownerId: ANNA,
      principals: [given.user(ANNA), given.user(BEN), ...ROBOTS],
      accessGroups: [
        { id: 'admins', members: [ANNA] },
        { id: 'makers', members: [BEN] },
      ],
      policies: [to('a', 'admins', [ADMINISTRATOR]), to('m', 'makers', [KEY_CREATOR, SERVICE_ID_CREATOR])],
    });
    expect(audit(wellKept, NOW)).toEqual([]);
  });

  it('stands in the order of the table, then of the subjects', () => {
    const gone = (id: string): object => given.policy({ id, subject: { principal: 'IBMid-GONE' }, condition: NEVER });
    const findings = audit(given.account({ policies: [gone('b'), gone('B'), gone('a')] }));
    const [, ...places] = findings.map(({ code, subject }) => [code, Object.values(subject).join('')].join(' '));
    expect(places.slice(0, 5)).toEqual([
      'never-open a',
      'never-open b',
      'deleted-principal B',
      'deleted-principal a',
      'deleted-principal b',
    ]);
  });

  it.each([Number.NaN, 9e15, '2026-03-16'])('refuses a time that its type refuses: %s', (time) => {
    expect(() => audit(given.account(), { time: time as number })).toThrow(/^`time` of a request/);
  });

  it('finds in the sample account what is odd in it', () => {
    const findings = audit(sampleAccount(), { time: Date.parse('2026-05-01T00:00:00Z') });
    expect(findings.map(({ code, subject }) => [code, ...Object.values(subject)].join(' '))).toEqual([
      'resource-group 18080808-6f1d-4c2b-9a3e-a1b2c3d4e508',
      'all-enabled-services 17070707-6f1d-4c2b-9a3e-a1b2c3d4e507',
      'expired 21111111-6f1d-4c2b-9a3e-a1b2c3d4e511',
    ]);
  });
});
