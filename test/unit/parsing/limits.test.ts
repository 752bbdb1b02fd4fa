import { describe, expect, it } from 'vitest';
import { newVisits, type Visits } from '../../../src/json/visits.ts';
import { array, type Report, record, string } from '../../../src/parsing/shape.ts';
import { account, found, issuesOf, withPolicy } from './given.ts';

describe('an object in several places', () => {
  it.each([
    ['an array', [], array(string, 'strings')],
    ['an object', {}, record('a record', { 'name?': string })],
  ])('is refused in a place for %s', (_, object, shape) => {
    const visits: Visits = { ...newVisits(), repeats: 100_010 };
    const report: Report = { issues: [], visits };
    expect([shape(object, ['one'], report), shape(object, ['other'], report)]).toEqual([object, undefined]);
    expect(report.issues.map(({ code, path }) => [code, ...path])).toEqual([['repeated-too-often', 'other']]);
  });
});

it('an entry that is repeated too often does not conflict with its copy that was cut short', () => {
  const group = { id: 'g', members: ['IBMid-ANNA'] };
  const codes = issuesOf(account({ accessGroups: Array(200_000).fill(group) })).map(({ code }) => code);
  expect(codes).toEqual(['repeated-too-often']);
});

describe('an array with holes', () => {
  it('has an issue at its first hole, after any number of entries', () => {
    for (const entries of [0, 1, 300]) {
      const holed: string[] = Array(entries).fill('RESTRICTED');
      holed.length = entries + 1;
      expect(found(account({ enterprise: { apiKeyCreation: holed } }))).toEqual([
        `wrong-type enterprise.apiKeyCreation.${entries}`,
      ]);
      expect(found(withPolicy({ condition: holed }))).toEqual([`not-json policies.0.condition.${entries}`]);
    }
  });

  it('is not read to its end if it is mostly holes', () => {
    const holes: string[] = [];
    holes[1_000_000] = 'RESTRICTED';
    expect(issuesOf(account({ enterprise: { apiKeyCreation: holes } })).length).toBeLessThan(1000);
    expect(issuesOf(withPolicy({ condition: holes })).length).toBeLessThan(1000);
  });
});
