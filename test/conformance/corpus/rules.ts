import type { AllowReason, Caveat, Decision, DenyReason, UnknownReason } from 'apikey-policy';
import { RULE_IDS, type RuleId } from '../rule-ids.ts';
import { LETTERS } from '../vector.ts';

const OF_DENY: Readonly<Record<DenyReason, RuleId>> = {
  'unknown-principal': 'P2',
  'not-a-user': 'P4',
  'not-own-key': 'P5',
  'inactive-principal': 'P3',
  'unknown-service-id': 'I3',
  'no-grant': 'A2',
};

/** Some unknowns have one rule, others several that the answer does not tell apart. */
const OF_UNKNOWN: Readonly<Record<UnknownReason, RuleId>> = {
  'unknown-principal': 'P2',
  'unknown-state': 'P3',
  'unknown-service-id': 'I3',
  'unknown-setting': 'S4',
  'unknown-role': 'R2',
  'unknown-operator': 'G4',
  'undocumented-target': 'A3',
  'tags-unknown': 'G6',
  'time-needed': 'C4',
  'unknown-condition': 'A3',
  'partial-data': 'A3',
};

const OF_CAVEAT: Readonly<Record<Caveat, RuleId>> = {
  'enterprise-managed': 'S3',
  'editor-documented-otherwise': 'R3',
  'service-id-locked': 'I3',
};

/** The rules that an answer names by its codes. */
export function rulesOf(decision: Decision): readonly RuleId[] {
  const rules = new Set<RuleId>([...rulesOfEffect(decision), ...decision.caveats.map((caveat) => OF_CAVEAT[caveat])]);
  if (decision.nearMisses.length > 0) rules.add('A8');
  if (decision.validUntil !== undefined) rules.add('A5');
  return RULE_IDS.filter((rule) => rules.has(rule));
}

function rulesOfEffect(decision: Decision): readonly RuleId[] {
  switch (decision.effect) {
    case 'allow':
      return [ruleOfAllow(decision.reason, LETTERS[decision.request.action] === 'U')];
    case 'deny':
      return [OF_DENY[decision.reason]];
    case 'indeterminate':
      return ['A3', ...decision.unknowns.map((unknown) => OF_UNKNOWN[unknown])];
  }
}

function ruleOfAllow(reason: AllowReason, isUserKey: boolean): RuleId {
  switch (reason) {
    case 'granted':
      return 'A4';
    case 'not-restricted':
      return isUserKey ? 'S5' : 'S8';
  }
}
