import type { AssignRole, Beneficiary, Change, CreateAccessGroup, Remedy, SupplyData } from '../remedies/remedy.ts';
import type { Names } from './names.ts';
import { SETTING_PHRASES } from './phrases.ts';
import { plain } from './plain-text.ts';

/** What an administrator does so that it is allowed, and what else that changes (REM-5, REM-6). */
export function phraseOfFix(remedy: Remedy | undefined, names: Names, isUnknown: boolean): string[] {
  if (remedy === undefined) return [];
  // More access is no way to find out whether the request is allowed already.
  const isMoreAccess = remedy.changes.every(({ kind }) => kind !== 'supply-time' && kind !== 'supply-data');
  const fix = `${isUnknown && isMoreAccess ? 'To allow it in any case' : 'Fix'}: ${phraseOfRemedy(remedy, names)}.`;
  const { questions, carries } = remedy.sideEffects;
  const beside = [
    ...(questions.length > 0 ? [`changes ${counted(questions.length, 'other answer')}`] : []),
    ...(carries.length > 0 ? [`brings ${counted(carries.length, 'other policy', 'other policies')}`] : []),
  ];
  return beside.length > 0 ? [fix, `This also ${beside.join(' and ')}.`] : [fix];
}

/** The changes of a remedy, one after the other. */
export function phraseOfRemedy({ changes }: Remedy, names: Names): string {
  return changes.map((change) => phraseOfChange(change, names)).join('; then ');
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A change in the imperative. */
function phraseOfChange(change: Change, names: Names): string {
  switch (change.kind) {
    case 'join-access-group': {
      const { principal, group } = change;
      const enterprise = group.managed ? ' (the enterprise decides who may change its members)' : '';
      return `add ${nameOf(principal, names)} to the access group ${plain(group.name || names.group(group.id))}${enterprise}`;
    }
    case 'create-access-group':
      return `create the access group ${plain(change.name)} with ${roleIn(change, names)}`;
    case 'assign-role':
      return `assign ${nameOf(change.principal, names)} ${roleIn(change, names)}`;
    case 'relax-setting':
      return `set the account's ${SETTING_PHRASES[change.setting]} to not restricted, which allows it to all users`;
    case 'supply-time':
      return 'ask again with the time of the request';
    case 'supply-data':
      return change.data === 'role'
        ? `read the definition of the role ${names.roles([change.id]).join()} (it must include this action)`
        : DATA_PHRASES[change.data];
  }
}

function roleIn({ role, resource }: AssignRole | CreateAccessGroup, names: Names): string {
  const name = role.name ? plain(role.name) : names.roles([role.crn]).join('');
  return `the ${name} role ${resource === undefined ? 'on IAM Identity' : 'on this service ID'}`;
}

function nameOf({ id, name }: Beneficiary, names: Names): string {
  return name ? plain(name) : names.principal(id);
}

const DATA_PHRASES: Readonly<Record<Exclude<SupplyData['data'], 'role'>, string>> = {
  state: 'read the state of the user (it must be active)',
  principal: 'read all principals (this one must be in the account)',
  'service-id': 'read all service IDs (this one must be in the account)',
  setting: "read the account's setting (it must not restrict)",
};
