import type { Policy } from 'apikey-policy';
import { type Dimension, only } from './cases.ts';
import { ALL_CONDITIONS, type Reach, ROLES, SUBJECTS, TARGETS } from './dimensions.ts';

/** A policy about the requester. */
type PolicyAbout = (id: string, principal: string) => Policy;

function one<Value>(dimension: Dimension<Value>, name: string): Value {
  const [value] = Object.values(only(dimension, name));
  if (value === undefined) throw new Error(`no ${name}`);
  return value;
}

const roles = (...names: string[]): readonly string[] => names.map((name) => one(ROLES, name));
const target = (name: string) => ({ target: one(TARGETS, name) });
const condition = (name: string) => one(ALL_CONDITIONS, name);

/** Grants all four, but for what differs. */
function policy(instead: Partial<Policy>, reach: Reach = one(SUBJECTS, 'direct')): PolicyAbout {
  return (id, principal) => ({
    id,
    subject: reach(principal),
    roles: roles('Administrator', 'UserApiKeyCreator', 'ServiceIdCreator'),
    ...target('account-wide'),
    ...instead,
  });
}

/** A policy for each verdict that decisions tell apart (G8, A8), whatever is asked. */
export const VERDICTS: Dimension<PolicyAbout> = {
  grant: policy({}),
  'grant through a group': policy({}, one(SUBJECTS, 'through a group, certainly')),
  'no grant for its state': policy({ state: 'deleted' }),
  'no grant for its subject': policy({}, one(SUBJECTS, 'through a group, not')),
  'no grant for the public access group': policy({}, one(SUBJECTS, 'the public access group')),
  'no grant for its role': policy({ roles: roles('Viewer') }),
  'no grant but for Editor (R3)': policy({ roles: roles('Editor') }),
  'no grant for its target': policy(target('in a resource group')),
  'no grant for its service (A8)': policy(target('of another service')),
  'no grant for its condition': policy(condition('false')),
  'no grant for two parts': policy({ ...target('in a resource group'), ...condition('false') }),
  'unknown-role': policy({ roles: roles('unknown') }),
  'unknown-operator': policy(target('by an unknown operator')),
  'undocumented-target': policy({
    roles: roles('custom, setting', 'custom, user API key', 'custom, service ID API key', 'custom, service ID'),
    ...target('by service type'),
  }),
  'tags-unknown': policy(target('all services, tagged')),
  'time-needed': policy(condition('for want of a time unknown')),
  'unknown-condition': policy(condition('unreadable')),
  'partial-data': policy({}, one(SUBJECTS, 'through a group, perhaps')),
};
