import type { Account, Policy, Request } from 'apikey-policy';
import { combinations, only, without } from '../exhaustive/cases.ts';
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
} from '../exhaustive/dimensions.ts';
import { VERDICTS } from '../exhaustive/verdicts.ts';

/** An account, and all that is asked about it. */
export interface Situation {
  readonly account: Account;
  readonly requests: readonly Request[];
}

/** The conditions of the space end at noon, and need a time. */
const MORNING = Date.parse('2026-03-16T06:00:00Z');

type Surroundings = Omit<Parameters<typeof accountOf>[0], 'policies'>;

function situation(surroundings: Surroundings, policiesAbout: (principal: string) => readonly Policy[]): Situation {
  const { id: principal } = surroundings.asking.principal;
  const requests = Object.values(QUESTIONS).flatMap((question): Request[] => [
    { ...question, principal },
    { ...question, principal, time: MORNING },
  ]);
  return { account: accountOf({ ...surroundings, policies: policiesAbout(principal) }), requests };
}

/** The accounts of test/exhaustive, which says why they are all there are: of one policy, and of two. */
export function* situations(): Generator<Situation> {
  const surrounded = {
    role: without(ROLES, 'Viewer', 'custom, of another service'),
    target: REACHES,
    reach: MAIN_SUBJECTS,
    condition: CONDITIONS,
    setting: SETTINGS,
    templates: TEMPLATES,
    partial: only(PARTIALS, 'whole', 'policies partial', 'principals partial', 'all partial'),
    asking: PRINCIPALS,
  };
  for (const { role, target, reach, condition, ...surroundings } of combinations(surrounded)) {
    yield situation(surroundings, (id) => [
      { id: 'policy-1', subject: reach(id), roles: [role], target, ...condition },
    ]);
  }
  const told = {
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
  for (const { role, target, reach, condition, activity, ...surroundings } of combinations(told)) {
    yield situation(surroundings, (id) => [
      { id: 'policy-1', subject: reach(id), roles: [role], target, ...condition, ...activity },
    ]);
  }
  const met = {
    first: VERDICTS,
    second: VERDICTS,
    setting: only(SETTINGS, 'restricted', 'not restricted', 'unreadable'),
    templates: only(TEMPLATES, 'none'),
    partial: only(PARTIALS, 'whole', 'policies partial', 'principals partial'),
    asking: PRINCIPALS,
  };
  for (const { first, second, ...surroundings } of combinations(met)) {
    yield situation(surroundings, (id) => [first('policy-1', id), second('policy-2', id)]);
  }
}
