import type { Condition, Matcher, Policy } from 'apikey-policy';
import fc from 'fast-check';
import { type Arguments, blocks, known, list, type Node, set } from './nodes.ts';
import type { Draw } from './world.ts';

/** What a policy grants: the arguments of a resource, and what an account holds of them. */
export interface Grant {
  readonly written: Arguments;
  readonly held: Pick<Policy, 'roles' | 'target' | 'condition'>;
}

export const TARGETS = ['service', 'attributes', 'management', 'service-id', 'map', 'tagged', 'nothing'] as const;

const ROLES: Readonly<Record<string, string>> = {
  Administrator: 'crn:v1:bluemix:public:iam::::role:Administrator',
  Operator: 'crn:v1:bluemix:public:iam::::role:Operator',
  Viewer: 'crn:v1:bluemix:public:iam::::role:Viewer',
  'User API key creator': 'crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator',
  'Service ID creator': 'crn:v1:bluemix:public:iam-identity::::serviceRole:ServiceIdCreator',
};

/** A service ID that a target can name: as the code names it, and its id. */
export interface NamedServiceId {
  readonly node: Node;
  readonly id: string;
}

/** Draws what a policy grants, in one of the ways that Terraform has to say it. */
export function drawGrant(
  draw: Draw,
  target: (typeof TARGETS)[number],
  serviceId: NamedServiceId,
  accountId: string,
  custom: { readonly name: string; readonly crn: string } | undefined,
): Grant {
  const isOfIam = target !== 'management' && target !== 'nothing';
  const catalogue = Object.keys(ROLES);
  const names = draw(
    fc.uniqueArray(fc.constantFrom(...catalogue, ...(custom && isOfIam ? [custom.name] : [])), {
      minLength: 1,
      maxLength: 3,
    }),
  );
  const roles = names.map((name) => (name === custom?.name ? custom.crn : (ROLES[name] ?? '')));
  const { written, attributes, tags } = targetOf(target, serviceId);
  const rule = draw(fc.constantFrom(...RULES));
  return {
    written: { roles: list(names.map(known)), ...written, ...rule.written },
    held: {
      roles,
      target: { attributes: [...attributes, equals('accountId', accountId)], ...(tags && { tags }) },
      ...(rule.held && { condition: rule.held }),
    },
  };
}

const equals = (key: string, value: string): Matcher => ({ key, operator: 'stringEquals', value });
const IAM_IDENTITY = equals('serviceName', 'iam-identity');

interface DrawnTarget {
  readonly written: Arguments;
  readonly attributes: readonly Matcher[];
  readonly tags?: readonly Matcher[];
}

function targetOf(target: (typeof TARGETS)[number], { node, id }: NamedServiceId): DrawnTarget {
  const unset = { region: known(''), resource_group_id: known(null) };
  const service = blocks({ service: known('iam-identity'), ...unset });
  const onServiceId = [IAM_IDENTITY, equals('resourceType', 'serviceid'), equals('resource', id)];
  switch (target) {
    case 'service':
      return { written: { resources: service }, attributes: [IAM_IDENTITY] };
    case 'service-id': {
      const block = { service: known('iam-identity'), resource_type: known('serviceid'), resource: node };
      return { written: { resources: blocks(block) }, attributes: onServiceId };
    }
    case 'attributes': {
      const name = { name: known('serviceName'), value: known('iam-identity'), operator: known('') };
      const type = { name: known('resourceType'), value: known('serviceid'), operator: known('stringEquals') };
      return {
        written: {
          resource_attributes: set(name, { name: known('resource'), value: node, operator: known(null) }, type),
        },
        attributes: onServiceId,
      };
    }
    case 'map':
      return {
        written: {
          resources: blocks({
            service: known('iam-identity'),
            attributes: known({ serviceName: 'x', resourceType: 'settings' }),
          }),
        },
        attributes: [IAM_IDENTITY, equals('resourceType', 'settings')],
      };
    case 'tagged':
      return {
        written: { resources: service, resource_tags: set({ name: known('env'), value: known('dev') }) },
        attributes: [IAM_IDENTITY],
        tags: [equals('env', 'dev')],
      };
    case 'management':
      return { written: { account_management: known(true) }, attributes: [equals('serviceType', 'platform_service')] };
    case 'nothing':
      return {
        written: { account_management: known(false), resources: known([]) },
        attributes: [equals('serviceType', 'service')],
      };
  }
}

const DAY = '{{environment.attributes.day_of_week}}';
const TIME = '{{environment.attributes.current_time}}';

const condition = (key: string, operator: string, ...values: readonly string[]): Arguments => ({
  key: known(key),
  operator: known(operator),
  value: known(values),
});

interface Rule {
  readonly written: Arguments;
  readonly held?: Condition;
}

const RULES: readonly Rule[] = [
  { written: {} },
  { written: { rule_conditions: known(null), pattern: known('') } },
  {
    written: { rule_conditions: set(condition(DAY, 'dayOfWeekAnyOf', '1', '2')) },
    held: { key: DAY, operator: 'dayOfWeekAnyOf', value: ['1', '2'] },
  },
  {
    written: {
      rule_operator: known('and'),
      rule_conditions: set(condition(DAY, 'dayOfWeekEquals', '1'), {
        operator: known('or'),
        conditions: set(
          condition(TIME, 'timeLessThan', '09:00:00+00:00'),
          condition('{{resource.attributes.resource}}', 'stringExists', 'true'),
        ),
      }),
    },
    held: {
      operator: 'and',
      conditions: [
        { key: DAY, operator: 'dayOfWeekEquals', value: '1' },
        {
          operator: 'or',
          conditions: [
            { key: TIME, operator: 'timeLessThan', value: '09:00:00+00:00' },
            { key: '{{resource.attributes.resource}}', operator: 'stringExists', value: true },
          ],
        },
      ],
    },
  },
];
