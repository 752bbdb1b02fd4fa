import { ACTIONS, type Action, ROLE_CATALOGUE, ROLES, type Role } from 'apikey-policy';
import fc from 'fast-check';
import { PLAIN, weighted, weightedValues, withRepeats } from './weighted.ts';

/** CRNs of custom roles: those that an account does not define are unknown (R2). */
const OWN_CRNS = [
  'crn:v1:bluemix:public:iam-identity::a/1a2b3c4d5e6f40718293a4b5c6d7e8f9::customRole:KeyMaker',
  'crn:v1:bluemix:public:iam-identity::a/1a2b3c4d5e6f40718293a4b5c6d7e8f9::customRole:keymaker',
  'crn:v1:bluemix:public:kms::a/1a2b3c4d5e6f40718293a4b5c6d7e8f9::customRole:KeyMaker',
  'crn:v1:bluemix:public:iam-identity::::serviceRole:ServiceIdAdmin',
];

/** CRNs that are almost in the catalogue, and strings that are not CRNs (R2). */
const ODD_CRNS = [
  'crn:v1:bluemix:public:iam-identity::::role:UserApiKeyCreator',
  'crn:v1:bluemix:public:iam::::role:administrator',
  'User API key creator',
  'toString',
  '__proto__',
];

const CATALOGUE_CRNS = ROLE_CATALOGUE.flatMap(({ crns }) => crns);

/** CRNs of the catalogue's roles that include the action. */
function carrying(action: Action): fc.Arbitrary<string> {
  return fc.constantFrom(
    ...ROLE_CATALOGUE.filter(({ actions }) => actions.includes(action)).flatMap(({ crns }) => crns),
  );
}

const roleCrns = weighted(
  ...ACTIONS.map((action) => [5, carrying(action)] as const),
  [3, fc.constantFrom(...CATALOGUE_CRNS)],
  [3, fc.constant(ROLES.editor)],
  [3, fc.constantFrom(...OWN_CRNS)],
  [1, fc.constantFrom(...ODD_CRNS)],
);

/** The roles of a policy; often one of them includes one of the four actions. */
export const roleCrnLists: fc.Arbitrary<readonly string[]> = withRepeats(
  weighted(
    [3, fc.array(roleCrns, { minLength: 1, maxLength: 1 })],
    [6, fc.array(roleCrns, { minLength: 2, maxLength: 3, size: 'max' })],
    [1, fc.constant<string[]>([])],
  ),
);

const actionNames = weighted(
  [6, fc.constantFrom<string>(...ACTIONS)],
  [
    1,
    fc.constantFrom('iam-identity.apikey.get', 'iam-identity.account.get', 'IAM-IDENTITY.apikey.create', '__proto__'),
  ],
);

const services = weightedValues([8, 'iam-identity'], [1, 'kms'], [1, 'IAM-identity'], [1, ''], [1, 'constructor']);

/** Roles that an account defines: custom roles, and sometimes one that contradicts the catalogue (R1). */
export const definedRoles: fc.Arbitrary<readonly Role[]> = withRepeats(
  fc.uniqueArray(
    fc.record(
      {
        crn: weighted(
          [9, fc.constantFrom(...OWN_CRNS)],
          [1, fc.constantFrom(...CATALOGUE_CRNS)],
          [1, fc.constantFrom(...ODD_CRNS)],
        ),
        service: services,
        actions: withRepeats(fc.uniqueArray(actionNames, { maxLength: 4 })),
      },
      PLAIN,
    ),
    { selector: ({ crn }) => crn, maxLength: 4, size: 'max' },
  ),
);
