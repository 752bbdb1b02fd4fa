import type { Account, Action } from 'apikey-policy';
import { type Letter, letterOf } from './questions.ts';
import { type Truth, unknown } from './truth.ts';

// rules.md, section 5: roles.

export interface Row {
  readonly crns: readonly [string, ...string[]];
  readonly carries: readonly Letter[];
  /** R4 */
  readonly isCreator?: true;
}

/** The table of section 5, and the placeholder of R2 as its last row. */
export const TABLE: readonly Row[] = [
  { crns: ['crn:v1:bluemix:public:iam::::role:Administrator'], carries: ['T', 'S'] },
  { crns: ['crn:v1:bluemix:public:iam::::role:Operator'], carries: ['T', 'S'] },
  { crns: ['crn:v1:bluemix:public:iam::::role:Editor'], carries: ['T'] },
  { crns: ['crn:v1:bluemix:public:iam::::role:Viewer'], carries: [] },
  {
    crns: ['crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator'],
    carries: ['U'],
    isCreator: true,
  },
  {
    crns: ['crn:v1:bluemix:public:iam-identity::::serviceRole:ServiceIdCreator'],
    carries: ['C'],
    isCreator: true,
  },
  {
    crns: ['crn:v1:bluemix:public:iam::::role:ConfigReader', 'crn:v1:bluemix:public:iam::::serviceRole:ConfigReader'],
    carries: [],
  },
  { crns: ['crn:v1:bluemix:public:iam::::role:TemplateAdministrator'], carries: [] },
  { crns: ['crn:v1:bluemix:public:iam::::role:TemplateAssignmentAdministrator'], carries: [] },
  { crns: ['crn:v1:bluemix:public:iam::::serviceRole:Manager'], carries: [] },
  { crns: ['crn:v1:bluemix:public:iam::::serviceRole:Writer'], carries: [] },
  { crns: ['crn:v1:bluemix:public:iam::::serviceRole:Reader'], carries: [] },
  {
    crns: [
      'crn:v1:bluemix:public:resource-controller::::role:KeyManager',
      'crn:v1:bluemix:public:iam::::serviceRole:KeyManager',
    ],
    carries: [],
  },
  { crns: ['crn:v1:bluemix:public:iam::::role:UnsupportedVersion'], carries: [] },
];

/** The table as the prose page of R3 has it. */
export const TABLE_OF_R3: readonly Row[] = TABLE.map((row) =>
  row.crns[0] === 'crn:v1:bluemix:public:iam::::role:Editor' ? { ...row, carries: ['T', 'S'] } : row,
);

/** Whether a role carries the action, on a target that selects by these attributes (R1, R2, R4). */
export function carries(
  crn: string,
  action: Action,
  selectors: readonly string[],
  { roles = [] }: Account,
  table: readonly Row[],
): Truth {
  const row = table.find(({ crns }) => crns.includes(crn));
  if (row !== undefined) {
    if (!row.carries.includes(letterOf(action))) return false;
    if (!row.isCreator) return true;
    return selectors.includes('serviceName') || selectors.includes('service_group_id')
      ? true
      : unknown('undocumented-target');
  }
  const own = roles.find((role) => role.crn === crn);
  if (own === undefined) return unknown('unknown-role');
  if (own.service !== 'iam-identity' || !own.actions.includes(action)) return false;
  return selectors.includes('serviceName') ? true : unknown('undocumented-target');
}

/** A4: the CRNs of the roles that carry an action. */
export function rolesThatCarry(action: Action, { roles = [] }: Account): readonly string[] {
  const inTable = TABLE.filter((row) => row.carries.includes(letterOf(action))).map(({ crns }) => crns[0]);
  const own = roles
    .filter(({ crn }) => !TABLE.some(({ crns }) => crns.includes(crn)))
    .filter(({ service, actions }) => service === 'iam-identity' && actions.includes(action))
    .map(({ crn }) => crn);
  // Without a comparison, `sort` goes by UTF-16 code units.
  return [...inTable, ...[...new Set(own)].sort()];
}
