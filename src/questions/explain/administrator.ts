import { UPDATE_SETTING } from '../../nouns/action.ts';
import type { Allow, Decision, Deny, Indeterminate } from '../../nouns/decision.ts';
import type { UnknownReason } from '../../nouns/reason.ts';
import { isoOf } from '../../text/instant.ts';
import type { Remedy } from '../remedies/remedy.ts';
import { closePolicies } from './close-policies.ts';
import { grantingDynamicGroups } from './dynamic-groups.ts';
import type { Explained } from './explained.ts';
import { phraseOfFix } from './fix.ts';
import { phraseOfGrants } from './grants.ts';
import { requiredRoles } from './names.ts';
import { CAVEAT_PHRASES, phraseOfAction } from './phrases.ts';
import { listedBy, sentence } from './plain-text.ts';
import { phraseOfRefusal } from './refusals.ts';
import { administratorIsNotEnough, RESTRICTION_PHRASES, restrictionOf, settingWontHelp } from './restriction.ts';
import { endOf, nextOpening, type Opening } from './times.ts';
import { phraseOfUnknown } from './unknowns.ts';
import { phraseOfWindow } from './window.ts';

/** What an administrator reads: what decided, what comes close, and what to do. */
export function toAdministrator(explained: Explained, remedy: Remedy | undefined): string[] {
  const { decision } = explained;
  switch (decision.effect) {
    case 'allow':
      return allow({ ...explained, decision });
    case 'deny':
      return deny({ ...explained, decision }, remedy);
    case 'indeterminate':
      return indeterminate({ ...explained, decision }, remedy);
  }
}

function allow({ decision, account, names }: Explained<Allow>): string[] {
  const { request, reason, grants } = decision;
  const can = `${names.principalWithId(request.principal)} can ${actionOf({ decision, names })}`;
  const end = endOf(decision, account);
  return [
    ...(reason === 'granted'
      ? [`${can}: ${phraseOfGrants(grants, names)}.`]
      : [
          `${can}: the account doesn't restrict it.`,
          ...(grants.length > 0 ? [`A restriction wouldn't change this: ${phraseOfGrants(grants, names)}.`] : []),
        ]),
    ...(end === undefined ? [] : [`This holds until ${isoOf(end)}.`]),
    ...caveatsOf(decision),
  ];
}

function deny(explained: Explained<Deny>, remedy: Remedy | undefined): string[] {
  const { decision, account, names } = explained;
  const { request, reason, requires } = decision;
  const cannot = `${names.principalWithId(request.principal)} can't`;
  const action = reason === 'unknown-service-id' ? 'create an API key for this service ID' : actionOf(explained);
  if (requires === undefined) {
    const [why, ...more] = phraseOfRefusal(decision, account);
    return [`${cannot} ${action}: ${why}.`, ...more];
  }
  const opening = nextOpening(explained);
  const missing = `no policy gives ${names.principalAgain(request.principal)} ${requiredRoles(requires.roles, names)}`;
  return [
    ...(opening === undefined
      ? [...whyNot(explained, `${cannot} ${action}`, missing), ...administratorIsNotEnough(explained)]
      : [`${cannot} ${action} now: ${phraseOfOpening(opening, explained)}`]),
    ...closePolicies(explained, opening),
    ...phraseOfFix(remedy, names, false),
    ...dynamicGroups(explained),
    ...caveatsOf(decision),
  ];
}

/** That nothing grants it, and what restricts it. */
function whyNot({ decision, account }: Explained, cannot: string, missing: string): string[] {
  const restriction = restrictionOf(decision, account);
  if (restriction === undefined) return [`${cannot}: ${missing}.`];
  const why = `${cannot}: ${RESTRICTION_PHRASES[restriction]}`;
  return restriction === 'template'
    ? [`${why}.`, ...settingWontHelp(restriction), sentence(missing)]
    : [`${why}, and ${missing}.`, ...settingWontHelp(restriction)];
}

function phraseOfOpening({ policy, condition, time }: Opening, { names }: Explained): string {
  const window = phraseOfWindow(condition) ?? 'at certain times';
  return `${names.policy(policy)} grants it ${window}. It opens next at ${isoOf(time)}.`;
}

/** What a role does not settle, however certainly a policy gives it. */
const BESIDE_ROLES: readonly UnknownReason[] = [
  'unknown-principal',
  'unknown-state',
  'unknown-service-id',
  'unknown-setting',
];

function indeterminate(explained: Explained<Indeterminate>, remedy: Remedy | undefined): string[] {
  const { decision, names } = explained;
  const { request, requires, unknowns, caveats } = decision;
  const [first = '', ...others] = unknowns.map((unknown) => phraseOfUnknown(unknown, explained));
  const whether = `${names.principalWithId(request.principal)} can ${actionOf(explained)}`;
  const opening = nextOpening(explained);
  const isRoleEnough = remedy === undefined && !unknowns.some((unknown) => BESIDE_ROLES.includes(unknown));
  return [
    `It is unknown whether ${whether}, so treat it as no: ${first}.`,
    ...others.map((other) => `Also, ${other}.`),
    ...(opening === undefined ? [] : [sentence(phraseOfOpening(opening, explained).slice(0, -1))]),
    ...closePolicies(explained, opening),
    ...phraseOfFix(remedy, names, true),
    ...(requires && isRoleEnough
      ? [`${sentence(requiredRoles(requires.roles, names)).slice(0, -1)} would allow it.`]
      : []),
    ...(caveats.includes('enterprise-managed')
      ? ['An enterprise template restricts it.', ...settingWontHelp('template')]
      : []),
    ...caveatsOf(decision),
  ];
}

function actionOf({ decision: { request }, names }: Pick<Explained, 'decision' | 'names'>): string {
  return phraseOfAction(request, {
    principal: (id) => names.principalWithId(id),
    serviceId: (id) => names.serviceId(id),
  });
}

function dynamicGroups({ decision, account, names }: Explained): string[] {
  const groups = grantingDynamicGroups(decision, account);
  if (groups.length === 0) return [];
  const named = `the access group${groups.length > 1 ? 's' : ''} ${listedBy(groups, names.group, 'or')}`;
  return [`Logging in with an identity whose claims match the rules of ${named} would also give it.`];
}

/** What is said beside the answer. What restricts a denied action is said with the reason. */
function caveatsOf({ caveats, request }: Decision): string[] {
  return caveats
    .filter((caveat) => caveat !== 'enterprise-managed' || request.action === UPDATE_SETTING)
    .map((caveat) => CAVEAT_PHRASES[caveat]);
}
