import { ROLE_CATALOGUE } from 'apikey-policy';
import { ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import { ANNA, CREATE_SERVICE_ID, CREATE_USER_API_KEY, PROFILE, ROBOT, USER_STATES } from '../../support/names.ts';
import { linkTo, withLinks } from '../rules.ts';
import { answers, cell, everything, QUESTIONS } from './answers.ts';
import { byCondition } from './condition-table.ts';
import { byGap } from './gap-table.ts';
import { code, page, table } from './table.ts';

const ROLES = ROLE_CATALOGUE.filter(({ name }) => name !== 'Unsupported Version');

const SETTINGS = [
  ['restricted', 'RESTRICTED'],
  ['not restricted', 'NOT_RESTRICTED'],
  ['unreadable', 'SOMETHING_NEW'],
] as const;

function bySetting(action: typeof CREATE_USER_API_KEY | typeof CREATE_SERVICE_ID): string {
  const rows = [undefined, ...ROLES].map((role) => [
    role?.name ?? 'no policy at all',
    ...SETTINGS.map(([, value]) => {
      const policies = role === undefined ? [] : [given.policy({ roles: [role.crns[0]] })];
      return cell(ask(given.account({ apiKeyCreation: value, serviceIdCreation: value, policies }), action));
    }),
  ]);
  return table(['role on `serviceName` = `iam-identity`', ...SETTINGS.map(([name]) => name)], rows);
}

function byRole(): string {
  const rows = ROLES.map(({ name, crns }) => [
    name,
    ...answers(given.account({ policies: [given.policy({ roles: [crns[0]] })] })).filter((_, index) => index % 2 === 0),
  ]);
  return table(['role on `serviceName` = `iam-identity`', QUESTIONS[0] ?? '', QUESTIONS[2] ?? ''], rows);
}

const TARGETS: readonly (readonly [name: string, rules: string, target: object])[] = [
  ['`serviceName` = `iam-identity`', 'G3', given.on(given.IAM_IDENTITY)],
  ['`service_group_id` = `IAM`', 'G3, R4', given.on(given.IAM_GROUP)],
  ['`serviceType` = `platform_service`', 'G3, R4', given.on(given.PLATFORM_SERVICES)],
  ['`serviceType` = `service`', 'G3', given.on(given.attribute('serviceType', 'service'))],
  [
    '`serviceType` = `service`, with tags',
    'G6',
    { ...given.on(given.attribute('serviceType', 'service')), tags: [{ key: 'env', value: 'prod' }] },
  ],
  ['`serviceType` = `platform-service`, misspelt', 'G2', given.on(given.attribute('serviceType', 'platform-service'))],
  ['`accountId` alone', 'G3', given.on(given.attribute('accountId', 'account-1'))],
  ["another account's `accountId`", 'G3', given.narrowedBy(given.attribute('accountId', 'account-2'))],
  ['with a `resourceGroupId`', 'G2', given.narrowedBy(given.attribute('resourceGroupId', 'default'))],
  ['with `resourceType` = `serviceid`', 'G2, G5', given.narrowedBy(given.attribute('resourceType', 'serviceid'))],
  ['with `resourceType` = `settings`', 'G5', given.narrowedBy(given.attribute('resourceType', 'settings'))],
  [
    'narrowed to the service ID',
    'G2',
    given.narrowedBy(given.attribute('resourceType', 'serviceid'), given.attribute('resource', 'ServiceId-ROBOT')),
  ],
  [
    'narrowed to another service ID',
    'G2',
    given.narrowedBy(given.attribute('resourceType', 'serviceid'), given.attribute('resource', 'ServiceId-OTHER')),
  ],
  [
    'with an operator that is not documented',
    'G4',
    given.narrowedBy(given.attribute('region', 'us-south', 'stringSounds')),
  ],
];

function byTarget(): string {
  const rows = TARGETS.map(([name, rules, target]) => [
    name,
    ...answers(given.account({ policies: [given.policy({ target })] })),
    withLinks(rules),
  ]);
  return table(['target', ...QUESTIONS, 'rule'], rows);
}

const PRINCIPALS = [
  ['user', ANNA, 'P4, P5'],
  ['service ID', ROBOT, 'P4, P7'],
  ['trusted profile', PROFILE, 'P4'],
  ['principal that the account does not list', 'IBMid-NOBODY', 'P2'],
] as const;

function byKind(): string {
  const rows = PRINCIPALS.map(([name, id, rules]) => [
    name,
    ...answers(given.account({ policies: [everything(id)] }), id),
    withLinks(rules),
  ]);
  return table(['requester', ...QUESTIONS, 'rule'], rows);
}

const STATES = [...USER_STATES, 'SOMETHING_NEW'];

function byState(): string {
  const ofState = (state: string) => [given.user(ANNA, state), { kind: 'service-id', id: ROBOT }];
  const rows = STATES.map((state) => [
    code(state),
    ...answers(given.account({ principals: ofState(state), policies: [everything(ANNA)] })),
    cell(ask(given.account({ principals: ofState(state) }), CREATE_USER_API_KEY)),
  ]);
  return table(['state', ...QUESTIONS, 'U without any policy'], rows);
}

const OWN = ['RESTRICTED', 'NOT_RESTRICTED', 'NOT_SET', undefined] as const;
const TEMPLATES = [[], ['NOT_RESTRICTED'], ['RESTRICTED'], ['SOMETHING_NEW']] as const;

function byTemplate(): string {
  const rows = OWN.map((own) => [
    own === undefined ? 'not read' : code(own),
    ...TEMPLATES.map((values) =>
      cell(ask(given.account({ apiKeyCreation: own, enterprise: { apiKeyCreation: values } }), CREATE_USER_API_KEY)),
    ),
  ]);
  const heads = TEMPLATES.map(([value]) => (value === undefined ? 'no template' : `template ${code(value)}`));
  return table(["the account's own value", ...heads], rows);
}

/** What the library answers to actions by setting, role, target, kind, state and template. */
export function decisionTable(): string {
  return page(
    '# Decision tables',
    'Every cell is what the library answers, written here by a test that fails when one differs. Unless a table says otherwise, an active user asks, both settings are `RESTRICTED`, everything was read, and one policy for that user has the roles and target named. Only **allow** lets through.',
    `## U: create a user API key, for oneself\n\nBy the API key creation setting (${withLinks('S5, S6')}). The account owner is no row of its own: an owner is who the policies say (${linkTo('P6')}).\n\n${bySetting(CREATE_USER_API_KEY)}`,
    `## C: create a service ID\n\nBy the service ID creation setting, which is another one (${linkTo('S8')}).\n\n${bySetting(CREATE_SERVICE_ID)}`,
    `## T and S: change the setting, create an API key for a service ID\n\nThe settings have no say in these (${linkTo('S7')}).\n\n${byRole()}`,
    `## Targets\n\nThe policy has the roles Operator, User API key creator and Service ID creator, so that only the target decides.\n\n${byTarget()}`,
    `## Kinds of principals\n\nEach has a policy with the roles Administrator, User API key creator and Service ID creator.\n\n${byKind()}`,
    `## States of users\n\nThe user has that same policy; in the last column none (${linkTo('P3')}).\n\n${byState()}`,
    `## Conditions\n\nU, by a policy with the role User API key creator and that condition. 2026-03-16 is a Monday; times of conditions are in UTC unless the row says otherwise.\n\n${byCondition()}`,
    `## Incomplete snapshots\n\nThe policy has roles that carry all four actions, unless the row says otherwise.\n\n${byGap()}`,
    `## Enterprise templates\n\nU without any policy: **allow** means not restricted in effect (${withLinks('S1, S2, S4')}).\n\n${byTemplate()}`,
  );
}
