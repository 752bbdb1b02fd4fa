import {
  ALLOW_REASONS,
  type AllowReason,
  type Caveat,
  DENY_REASONS,
  type DenyReason,
  type Obstacle,
  UNKNOWN_REASONS,
  type UnknownReason,
} from 'apikey-policy';
import {
  CAVEAT_PHRASES,
  DENY_PHRASES,
  OBSTACLE_PHRASES,
  UNKNOWN_PHRASES,
} from '../../../src/questions/explain/phrases.ts';
import { withLinks } from '../rules.ts';
import { code, page, sentence, table } from './table.ts';

/** What to do about a code, and the rules that it stands for. */
type Advice = readonly [whatToDo: string, rules: string];

const ALLOWS: Readonly<Record<AllowReason, readonly [meaning: string, ...Advice]>> = {
  'not-restricted': [
    'The setting does not restrict it, so it takes no access at all. Grants are listed where there are some.',
    'Nothing. To see who would lose it, compare with the account that restricts.',
    'S5, S8',
  ],
  granted: [
    'At least one policy grants it; `grants` has every policy and role that alone suffices.',
    'Nothing.',
    'A4, G8',
  ],
};

const DENIES: Readonly<Record<DenyReason, Advice>> = {
  'unknown-principal': ['Invite the user, or create the service ID or profile; or ask about the right account.', 'P2'],
  'not-a-user': ['Create a service ID API key instead, or let a user create its own. No role helps.', 'P4'],
  'not-own-key': ['Let the user whose key it is create it. No role helps.', 'P5'],
  'inactive-principal': ['Have the user accept the invitation, or reactivate it.', 'P3'],
  'unknown-service-id': ['Check the id, `ServiceId-…` or `iam-ServiceId-…`; create the service ID.', 'I3'],
  'no-grant': ['Look at `requires` and `nearMisses`, or let `remedies` say what is the least that helps.', 'A2, A4'],
};

const UNKNOWNS: Readonly<Record<UnknownReason, Advice>> = {
  'unknown-principal': ['Read the users, service IDs and profiles to their last page.', 'P2, I1'],
  'unknown-state': ['Read the user again. If IBM added a new state, you need a new version of this library.', 'P3'],
  'unknown-service-id': ['Read the service IDs to their last page, those of service ID groups too.', 'I3'],
  'unknown-setting': ['Read the account settings, and the effective settings in an enterprise.', 'S4'],
  'unknown-role': ['Read the roles of IAM Identity into the account.', 'R2'],
  'unknown-operator': ['Look at the policy: its operator and value are not what IBM documents.', 'G4'],
  'undocumented-target': [
    'Let the policy select by `serviceName` = `iam-identity`; for the setting, without a `resourceType`.',
    'G5, R1, R4',
  ],
  'tags-unknown': ['Grant it by a policy without tags.', 'G6'],
  'time-needed': ['Ask with a `time`.', 'C4'],
  'unknown-condition': ["Look at the policy's condition: it is not what IBM documents.", 'C1, C2, C4'],
  'partial-data': ['Read the lists to their last page, with an identity that may read all of them.', 'I1, I2'],
};

const OBSTACLES: Readonly<Record<Obstacle, Advice>> = {
  'not-active': ['Restore the policy, if it was deleted by mistake.', 'G1'],
  'public-access-group': ['Move the policy to another access group.', 'M2'],
  role: ['Give the policy a role that `requires` names.', 'R1, R2'],
  target: ['Compare its target with the table of targets.', 'G2, G3'],
  condition: ['Ask at another time, or correct the condition.', 'C1'],
  principal: ['Nothing about the policy: see the reason of the deny.', 'P2, P3, P4, P5'],
};

const CAVEATS: Readonly<Record<Caveat, Advice>> = {
  'enterprise-managed': ['Change the template in the enterprise.', 'S3'],
  'editor-documented-otherwise': ['Use Operator, which both pages name.', 'R3'],
  'service-id-locked': ['Unlock the service ID, if the call fails.', 'I3'],
};

function rows<Code extends string>(
  phrases: Readonly<Record<Code, string>>,
  advice: Readonly<Record<Code, Advice>>,
  order: readonly string[] = Object.keys(advice),
): string[][] {
  const phraseOf = new Map(Object.entries<string>(phrases));
  const adviceOn = new Map(Object.entries<Advice>(advice));
  return order.map((name) => {
    const [whatToDo, rules] = adviceOn.get(name) ?? ['', ''];
    return [code(name), sentence(phraseOf.get(name) ?? ''), whatToDo, withLinks(rules)];
  });
}

const OF_ONE_POLICY: Readonly<Record<Obstacle, string>> = {
  'not-active': OBSTACLE_PHRASES['not-active'][0],
  'public-access-group': OBSTACLE_PHRASES['public-access-group'][0],
  role: OBSTACLE_PHRASES.role[0],
  target: OBSTACLE_PHRASES.target[0],
  condition: OBSTACLE_PHRASES.condition[0],
  principal: OBSTACLE_PHRASES.principal[0],
};

const HEADER = ['code', 'meaning', 'what to do', 'rule'];

/** Every code that a decision can hold, with what to do about it. */
export function reasonCodes(): string {
  return page(
    '# Reason codes',
    `A decision names one \`reason\`. Which one, where several apply, is [the order](decision-order.md): the tables stand in it. The codes stay; the sentences are those of \`explain\`, and a test writes them here.`,
    `## Of an allow\n\n${table(
      HEADER,
      ALLOW_REASONS.map((name) => {
        const [meaning, whatToDo, rules] = ALLOWS[name];
        return [code(name), meaning, whatToDo, withLinks(rules)];
      }),
    )}`,
    `## Of a deny\n\n${table(HEADER, rows({ ...DENY_PHRASES, 'not-a-user': 'only users have user API keys' }, DENIES, DENY_REASONS))}`,
    `## Of an indeterminate\n\n${withLinks('All that apply are in `unknowns`; the first is the `reason` (A3).')}\n\n${table(HEADER, rows(UNKNOWN_PHRASES, UNKNOWNS, UNKNOWN_REASONS))}`,
    `## Obstacles of near misses\n\n${withLinks('A near miss is a policy about the principal that exactly one thing keeps from granting (A8).')}\n\n${table(HEADER, rows(OF_ONE_POLICY, OBSTACLES))}`,
    `## Caveats\n\nWorth knowing beside the answer; none changes it.\n\n${table(HEADER, rows(CAVEAT_PHRASES, CAVEATS))}`,
  );
}
