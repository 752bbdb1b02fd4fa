import type { Issue } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { copyJson } from '../../../src/parsing/json.ts';
import { list, type Report, record, text } from '../../../src/parsing/shape.ts';
import { mayRead, newVisits, type Visits } from '../../../src/parsing/visits.ts';
import { account, found, issuesOf, withPolicy } from './given.ts';

const codesAndPaths = (issues: readonly Issue[]) => issues.map(({ code, path }) => [code, ...path]);

/** A call that has met some objects, and met none of them again. */
function afterMeeting(objects: readonly object[]): Report {
  const report: Report = { issues: [], visits: newVisits() };
  for (const object of objects) mayRead(object, () => [], report.issues, report.visits);
  return report;
}

/** How often an object that has been met may be met again. */
function repeatsOf(object: object, { issues, visits }: Report): number {
  let times = 0;
  while (times < 1_000_000 && mayRead(object, () => ['place', times], issues, visits)) times++;
  return times;
}

describe('an object that stands in several places', () => {
  it.each([1, 2, 1000])('may be met again 100,000 times, and ten times more for each object: of %d', (count) => {
    const objects = Array.from({ length: count }, () => ({}));
    const report = afterMeeting(objects);
    const [object = {}] = objects;
    const times = 100_000 + 10 * count;
    expect(repeatsOf(object, report)).toBe(times);
    expect(codesAndPaths(report.issues)).toEqual([['repeated-too-often', 'place', times]]);
  });

  it('is blamed once, like all others', () => {
    const objects = [{}, {}];
    const report = afterMeeting(objects);
    expect(objects.map((object) => repeatsOf(object, report))).toEqual([100_020, 0]);
    expect(report.issues).toHaveLength(1);
  });

  it('counts for more where it has many parts', () => {
    const [two, three] = [Array(64).fill(0), Object.fromEntries(Array(128).entries())];
    expect(repeatsOf(two, afterMeeting([two]))).toBe(100_010 / 2);
    expect(repeatsOf(three, afterMeeting([three]))).toBe(Math.ceil(100_010 / 3));
  });

  it('is none of those that JSON text has, which are met once', () => {
    const { issues, visits } = afterMeeting([Array(1000).fill(0), Array(1000).fill(0), {}]);
    expect([issues, visits.repeats]).toEqual([[], 0]);
  });

  it.each([
    ['a list', [], list(text, 'texts')],
    ['an object', {}, record('a record', { 'name?': text })],
  ])('is refused where its place asks for %s', (_, object, shape) => {
    const visits: Visits = { ...newVisits(), repeats: 100_010 };
    const report: Report = { issues: [], visits };
    expect([shape(object, ['one'], report), shape(object, ['other'], report)]).toEqual([object, undefined]);
    expect(codesAndPaths(report.issues)).toEqual([['repeated-too-often', 'other']]);
  });
});

it('an entry that stands in a list too often is no conflict with itself, where the rest of it was not read', () => {
  const group = { id: 'g', members: ['IBMid-ANNA'] };
  const codes = issuesOf(account({ accessGroups: Array(200_000).fill(group) })).map(({ code }) => code);
  expect(codes).toEqual(['repeated-too-often']);
});

describe('a list with holes', () => {
  it('is an issue at its first hole, behind however many entries', () => {
    for (const entries of [0, 1, 300]) {
      const holed: string[] = Array(entries).fill('RESTRICTED');
      holed.length = entries + 1;
      expect(found(account({ enterprise: { apiKeyCreation: holed } }))).toEqual([
        `wrong-type enterprise.apiKeyCreation.${entries}`,
      ]);
      expect(found(withPolicy({ condition: holed }))).toEqual([`not-json policies.0.condition.${entries}`]);
    }
  });

  it('of little else is not read to its end', () => {
    const holes: string[] = [];
    holes[1_000_000] = 'RESTRICTED';
    expect(issuesOf(account({ enterprise: { apiKeyCreation: holes } })).length).toBeLessThan(1000);
    expect(issuesOf(withPolicy({ condition: holes })).length).toBeLessThan(1000);
  });
});

describe('the issues of a deep value', () => {
  it('are told until their paths within it have ten million keys', () => {
    const issues: Issue[] = [];
    // Each path has three keys within the value, and four of them come to ten million.
    copyJson([[Array(9).fill(Number.NaN)]], ['condition'], issues, { ...newVisits(), keys: 10_000_000 - 12 });
    expect(codesAndPaths(issues)).toEqual([0, 1, 2, 3].map((last) => ['not-json', 'condition', 0, 0, last]));
  });
});
