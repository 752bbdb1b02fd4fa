import { type Account, compile, type Policy } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { agreedOnCompiled } from '../differential/agreement.ts';
import { FEATURES, tallying } from '../differential/tally.ts';
import { combinations, only, sizeOf, without } from './cases.ts';
import {
  ACTIVITIES,
  ALL_CONDITIONS,
  accountOf,
  CONDITIONS,
  MAIN_SUBJECTS,
  PARTIALS,
  PRINCIPALS,
  QUESTIONS,
  REACHES,
  ROLES,
  SETTINGS,
  SUBJECTS,
  TARGETS,
  TEMPLATES,
} from './dimensions.ts';
import { VERDICTS } from './verdicts.ts';

/*
 * Why a larger account adds no new case. A decision is one conjunction (section 9): of what is said about the principal,
 * the setting and the service ID, each of which reads nothing but its own lines of the account, and of one Kleene
 * disjunction, over the policies, of verdicts. A verdict reads one policy, the one group that it names, its roles and
 * the request, and never another policy (A2, G8). A disjunction of three-valued verdicts is decided by which verdicts
 * occur, not by how many: true if one is, else unknown with the union of what the unknown ones say. Unions, grants and
 * near misses are built of pairs. So one policy shows each verdict, two policies show each way in which verdicts meet,
 * and a third brings no case that two do not have. What several roles of one policy, or several members of one `and`,
 * do to each other is the same disjunction and conjunction again, and conditions.test.ts goes through those.
 */

const { tally, count } = tallying();

/** Asks this account all questions of one principal; how many they are. */
function ask(account: Account, principal: string): number {
  const pdp = compile(account);
  const questions = Object.values(QUESTIONS);
  for (const question of questions) count(agreedOnCompiled(pdp, account, { ...question, principal }));
  return questions.length;
}

describe('the library and the reference give the same decisions on every account', { timeout: 300_000 }, () => {
  it('of one policy, whatever surrounds it', () => {
    const dimensions = {
      role: without(ROLES, 'Viewer', 'custom, of another service'),
      target: REACHES,
      reach: MAIN_SUBJECTS,
      condition: CONDITIONS,
      setting: SETTINGS,
      templates: TEMPLATES,
      partial: only(PARTIALS, 'whole', 'policies partial', 'principals partial', 'all partial'),
      asking: PRINCIPALS,
    };
    let asked = 0;
    for (const { role, target, reach, condition, asking, ...surroundings } of combinations(dimensions)) {
      const { id } = asking.principal;
      const policy: Policy = { id: 'policy-1', subject: reach(id), roles: [role], target, ...condition };
      asked += ask(accountOf({ ...surroundings, asking, policies: [policy] }), id);
    }
    expect(asked).toBe(sizeOf({ ...dimensions, QUESTIONS }));
  });

  it('of one policy, whatever it says', () => {
    const dimensions = {
      role: ROLES,
      target: TARGETS,
      reach: SUBJECTS,
      condition: ALL_CONDITIONS,
      activity: ACTIVITIES,
      setting: only(SETTINGS, 'restricted'),
      templates: only(TEMPLATES, 'none'),
      partial: only(PARTIALS, 'whole', 'groups partial'),
      asking: only(PRINCIPALS, 'user'),
    };
    let asked = 0;
    for (const { role, target, reach, condition, activity, asking, ...surroundings } of combinations(dimensions)) {
      const { id } = asking.principal;
      const policy: Policy = { id: 'policy-1', subject: reach(id), roles: [role], target, ...condition, ...activity };
      asked += ask(accountOf({ ...surroundings, asking, policies: [policy] }), id);
    }
    expect(asked).toBe(sizeOf({ ...dimensions, QUESTIONS }));
  });

  it('of two policies, whatever their verdicts', () => {
    const dimensions = {
      first: VERDICTS,
      second: VERDICTS,
      setting: only(SETTINGS, 'restricted', 'not restricted', 'unreadable'),
      templates: only(TEMPLATES, 'none'),
      partial: only(PARTIALS, 'whole', 'policies partial', 'principals partial'),
      asking: PRINCIPALS,
    };
    let asked = 0;
    for (const { first, second, asking, ...surroundings } of combinations(dimensions)) {
      const { id } = asking.principal;
      const policies = [first('policy-1', id), second('policy-2', id)];
      asked += ask(accountOf({ ...surroundings, asking, policies }), id);
    }
    expect(asked).toBe(sizeOf({ ...dimensions, QUESTIONS }));
  });
});

describe('among these decisions', () => {
  // None of them has a time, without which none ends: times.test.ts goes through those.
  it.each(FEATURES.filter((feature) => feature !== 'valid until'))('there is one of %s', (feature) => {
    expect(tally.get(feature)).toBeGreaterThan(0);
  });
});
