import { toCedar } from 'apikey-policy/cedar';
import { describe, expect, it } from 'vitest';
import { complaintsAbout, readByCedar, textAsJson } from '../../../differential/cedar-engine.ts';
import * as given from '../../../support/given.ts';
import { ANNA, MONDAY_NOON, UPDATE_SETTING } from '../../../support/names.ts';

/** Tests that all hold before noon, and one that ends with the morning's first minutes. */
const mornings = (count: number): object[] => Array.from({ length: count }, () => given.earlierThan('12:00:00Z'));

function exportOf(condition: object) {
  return toCedar(given.account({ policies: [given.policy({ condition })] }));
}

describe('CED-4: deep and long conditions', () => {
  it.each([
    ['five hundred tests under `and`', given.all(...mornings(500))],
    ['five hundred tests under `or`', given.any(...mornings(500))],
    [
      'nine groups in each other, each with forty tests beside the next',
      Array.from({ length: 9 }).reduce<object>(
        (inner, _, level) => (level % 2 ? given.any(inner, ...mornings(40)) : given.all(...mornings(40), inner)),
        given.earlierThan('11:00:00Z'),
      ),
    ],
  ])('%s: valid, the same in both forms, and evaluated', (_, condition) => {
    const exported = exportOf(condition);
    expect(complaintsAbout(exported)).toEqual([]);
    expect(textAsJson(exported)).toEqual(exported.policies.json);
    const request = { principal: ANNA, action: UPDATE_SETTING };
    const allows = readByCedar(exported);
    const { entities } = exported;
    expect(allows({ ...request, time: MONDAY_NOON - 2 * 3_600_000 }, entities)).toBe(true);
    expect(allows({ ...request, time: MONDAY_NOON }, entities)).toBe(false);
    expect(allows(request, entities)).toBe(false);
  });
});
