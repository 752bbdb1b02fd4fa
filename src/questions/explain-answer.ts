import { quote } from '../json/report.ts';
import type { Account } from '../nouns/account.ts';
import type { Allow, Decision, Deny, Grant, Indeterminate } from '../nouns/decision.ts';
import type { UnknownReason } from '../nouns/reason.ts';
import { definitionsOf } from '../rules/role.ts';
import { wordsOfDynamicGroups, wordsOfRestriction, wordsOfState, wordsOfUnknown } from './explain-account.ts';
import { widthOf } from './role-order.ts';
import { DENY_WORDS, either, isInCatalogue, listed, nameOfRole, wordsOfPolicy, wordsOfRequest } from './words.ts';

/** The answer, why, and what it takes. */
export function wordsOfAnswer(decision: Decision, account: Account | undefined, forAdministrator: boolean): string[] {
  switch (decision.effect) {
    case 'allow':
      return allowOf(decision, forAdministrator);
    case 'deny':
      return denyOf(decision, account, forAdministrator);
    case 'indeterminate':
      return indeterminateOf(decision, account, forAdministrator);
  }
}

function allowOf({ request, reason, grants }: Allow, forAdministrator: boolean): string[] {
  const why =
    reason === 'not-restricted'
      ? 'The setting does not restrict it, so it takes no access at all.'
      : 'A policy of the account grants it.';
  const through = listed(grants, ({ role, ...policy }: Grant) => `${nameOfRole(role)} by ${wordsOfPolicy(policy)}`);
  return [
    `\`${request.principal}\` may ${wordsOfRequest(request)}.`,
    why,
    ...(forAdministrator && grants.length > 0 ? [`Granted: ${through}.`] : []),
  ];
}

function denyOf(decision: Deny, account: Account | undefined, forAdministrator: boolean): string[] {
  const { request, reason, requires } = decision;
  return [
    `\`${request.principal}\` may not ${wordsOfRequest(request)}.`,
    reason === 'inactive-principal' ? wordsOfState(request, account) : DENY_WORDS[reason],
    // Something else may be unknown, such as the user's state: then the role alone does not give it.
    ...(requires ? [`It takes ${rolesOf(requires.roles, account, forAdministrator)}.`] : []),
    ...(requires ? wordsOfRestriction(decision, account) : []),
    ...(requires ? wordsOfDynamicGroups(decision, account, forAdministrator) : []),
  ];
}

/** What a role alone does not settle. */
const BESIDE_ROLES: readonly UnknownReason[] = [
  'unknown-principal',
  'unknown-state',
  'unknown-service-id',
  'unknown-setting',
];

function indeterminateOf(
  { request, unknowns, requires }: Indeterminate,
  account: Account | undefined,
  forAdministrator: boolean,
): string[] {
  const isRoleEnough = !unknowns.some((unknown) => BESIDE_ROLES.includes(unknown));
  return [
    `Whether \`${request.principal}\` may ${wordsOfRequest(request)} cannot be decided, and counts as no.`,
    `It could be a yes, but ${unknowns.map((unknown) => wordsOfUnknown(unknown, request, account)).join('; ')}.`,
    ...(requires && isRoleEnough
      ? [`What gives it for certain is ${rolesOf(requires.roles, account, forAdministrator)}.`]
      : []),
  ];
}

/** A requester is told of the catalogue's roles alone, of which there always is one: the account's own are ids of others. */
function rolesOf(roles: readonly string[], account: Account | undefined, forAdministrator: boolean): string {
  const told = forAdministrator ? [...roles] : roles.filter(isInCatalogue);
  const defined = account && definitionsOf(account);
  const nameOf = (crn: string): string => {
    const name = defined?.get(crn)?.name;
    return name === undefined ? nameOfRole(crn) : quote(name);
  };
  const names = told.sort((a, b) => widthOf(a) - widthOf(b)).map(nameOf);
  return `the role ${either(names)} on the IAM Identity service`;
}
