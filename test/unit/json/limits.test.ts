import type { Issue } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { copyJson } from '../../../src/json/copy-json.ts';
import { mayRead, newVisits, type Visits } from '../../../src/json/visits.ts';

const codesAndPaths = (issues: readonly Issue[]) => issues.map(({ code, path }) => [code, ...path]);

/** The issues of a call, and the objects that it has read. */
interface Report {
  readonly issues: Issue[];
  readonly visits: Visits;
}

/** A call that has read each of some objects once. */
function afterMeeting(objects: readonly object[]): Report {
  const report: Report = { issues: [], visits: newVisits() };
  for (const object of objects) mayRead(object, () => [], report.issues, report.visits);
  return report;
}

/** How often an object that was read may be read again. */
function repeatsOf(object: object, { issues, visits }: Report): number {
  let times = 0;
  while (times < 1_000_000 && mayRead(object, () => ['place', times], issues, visits)) times++;
  return times;
}

describe('an object in several places', () => {
  it.each([1, 2, 1000])('may be read again 100,000 times, and ten times more for each object: %d objects', (count) => {
    const objects = Array.from({ length: count }, () => ({}));
    const report = afterMeeting(objects);
    const [object = {}] = objects;
    const times = 100_000 + 10 * count;
    expect(repeatsOf(object, report)).toBe(times);
    expect(codesAndPaths(report.issues)).toEqual([['repeated-too-often', 'place', times]]);
  });

  it('adds one issue for all repeated objects', () => {
    const objects = [{}, {}];
    const report = afterMeeting(objects);
    expect(objects.map((object) => repeatsOf(object, report))).toEqual([100_020, 0]);
    expect(report.issues).toHaveLength(1);
  });

  it('counts for more if it has many parts', () => {
    const [two, three] = [Array(64).fill(0), Object.fromEntries(Array(128).entries())];
    expect(repeatsOf(two, afterMeeting([two]))).toBe(100_010 / 2);
    expect(repeatsOf(three, afterMeeting([three]))).toBe(Math.ceil(100_010 / 3));
  });

  it('is not in parsed JSON, where each object is read once', () => {
    const { issues, visits } = afterMeeting([Array(1000).fill(0), Array(1000).fill(0), {}]);
    expect([issues, visits.repeats]).toEqual([[], 0]);
  });
});

describe('the issues of a deep value', () => {
  it('are reported until their paths within it have ten million keys', () => {
    const issues: Issue[] = [];
    // Each path has three keys within the value, and four of them come to ten million.
    copyJson([[Array(9).fill(Number.NaN)]], ['condition'], issues, { ...newVisits(), keys: 10_000_000 - 12 });
    expect(codesAndPaths(issues)).toEqual([0, 1, 2, 3].map((last) => ['not-json', 'condition', 0, 0, last]));
  });
});
