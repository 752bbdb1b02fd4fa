import * as given from '../../support/given.ts';
import { ANNA, GROUP, UNHEARD_OF } from '../../support/names.ts';
import { withLinks } from '../rules.ts';
import { answers, everything, QUESTIONS } from './answers.ts';
import { table } from './table.ts';

const GROUPED = given.policy({ subject: { accessGroup: GROUP } });

const INCOMPLETE: readonly (readonly [name: string, rules: string, changes: object, principal?: string])[] = [
  ['all lists whole, no policy', 'A2', {}],
  ['`policies` partial, no policy', 'I2', { partial: ['policies'] }],
  ['`policies` partial, a policy grants', 'I2', { partial: ['policies'], policies: [given.policy()] }],
  [
    "the group's members partial, the group has the policy",
    'I2',
    { accessGroups: [{ id: GROUP, members: [], partial: true }], policies: [GROUPED] },
  ],
  ['the group not listed, it has the policy', 'M1', { policies: [GROUPED] }],
  ['the group not listed, `accessGroups` partial', 'I2', { partial: ['accessGroups'], policies: [GROUPED] }],
  [
    'requester not listed, `principals` partial, a policy grants',
    'P2',
    { partial: ['principals'], policies: [everything('IBMid-NOBODY')] },
    'IBMid-NOBODY',
  ],
  ['requester not listed, `principals` partial, no policy', 'P2', { partial: ['principals'] }, 'IBMid-NOBODY'],
  [
    'the service ID not listed, `principals` partial, a policy grants',
    'I3',
    { partial: ['principals'], principals: [given.user(ANNA)], policies: [given.policy()] },
  ],
  ['a role that nobody has read', 'R2', { policies: [given.policy({ roles: [UNHEARD_OF] })] }],
];

/** What is answered where not all was read. */
export function byGap(): string {
  const rows = INCOMPLETE.map(([name, rules, changes, principal]) => [
    name,
    ...answers(given.account(changes), principal),
    withLinks(rules),
  ]);
  return table(['what was read', ...QUESTIONS, 'rule'], rows);
}
