import type { Account, Policy } from 'apikey-policy';
import { combinations, only, sizeOf, without } from './cases.ts';
import {
  ACTIVITIES,
  ALL_CONDITIONS,
  accountOf,
  CONDITIONS,
  MAIN_SUBJECTS,
  PARTIALS,
  PRINCIPALS,
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
 * disjunction, over the policies, of verdicts. Of a principal that is not listed, policies and groups are read as well,
 * but only for whether any of them names it (P2): one that does is as good as many. A verdict reads one policy, the one group that it names, its roles and
 * the request, and never another policy (A2, G8). A disjunction of three-valued verdicts is decided by which verdicts
 * occur, not by how many: true if one is, else unknown with the union of what the unknown ones say. Unions, grants and
 * near misses are built of pairs. So one policy shows each verdict, two policies show each way in which verdicts meet,
 * and a third brings no case that two do not have. What several roles of one policy, or several members of one `and`,
 * do to each other is the same disjunction and conjunction again, and conditions.test.ts goes through those.
 */

/** An account and the requester. */
interface Situation {
  readonly account: Account;
  readonly principal: string;
}

/** All accounts along some dimensions. */
export interface Space {
  readonly name: string;
  readonly size: number;
  /** The accounts, or one in every `step` of them. */
  situations(step?: number): Iterable<Situation>;
}

type Surroundings = Omit<Parameters<typeof accountOf>[0], 'policies'>;

function situation(surroundings: Surroundings, policiesAbout: (principal: string) => readonly Policy[]): Situation {
  const { id: principal } = surroundings.asking.principal;
  return { account: accountOf({ ...surroundings, policies: policiesAbout(principal) }), principal };
}

const SURROUNDED = {
  role: without(ROLES, 'Viewer', 'custom, of another service'),
  target: REACHES,
  reach: MAIN_SUBJECTS,
  condition: CONDITIONS,
  setting: SETTINGS,
  templates: TEMPLATES,
  partial: only(PARTIALS, 'whole', 'policies partial', 'principals partial', 'owner unknown', 'all partial'),
  asking: PRINCIPALS,
};

const EXPLAINED = {
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

const MET = {
  first: VERDICTS,
  second: VERDICTS,
  setting: only(SETTINGS, 'restricted', 'not restricted', 'unreadable'),
  templates: only(TEMPLATES, 'none'),
  partial: only(PARTIALS, 'whole', 'policies partial', 'principals partial', 'owner unknown'),
  asking: without(PRINCIPALS, 'unlisted profile that a group may name'),
};

/** The accounts that show every case. */
export const SPACES: readonly Space[] = [
  {
    name: 'of one policy, whatever surrounds it',
    size: sizeOf(SURROUNDED),
    *situations(step = 1) {
      for (const { role, target, reach, condition, ...surroundings } of combinations(SURROUNDED, step)) {
        yield situation(surroundings, (id) => [
          { id: 'policy-1', subject: reach(id), roles: [role], target, ...condition },
        ]);
      }
    },
  },
  {
    name: 'of one policy, whatever it says',
    size: sizeOf(EXPLAINED),
    *situations(step = 1) {
      for (const { role, target, reach, condition, activity, ...surroundings } of combinations(EXPLAINED, step)) {
        yield situation(surroundings, (id) => [
          { id: 'policy-1', subject: reach(id), roles: [role], target, ...condition, ...activity },
        ]);
      }
    },
  },
  {
    name: 'of two policies, whatever their verdicts',
    size: sizeOf(MET),
    *situations(step = 1) {
      for (const { first, second, ...surroundings } of combinations(MET, step)) {
        yield situation(surroundings, (id) => [first('policy-1', id), second('policy-2', id)]);
      }
    },
  },
];
