import { describe, expect, it } from 'vitest';
import { ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import {
  ADMINISTRATOR,
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  EDITOR,
  GROUP,
  KEY_CREATOR,
  OPERATOR,
  SERVICE_ID_CREATOR,
  UNHEARD_OF,
  UPDATE_SETTING,
  VIEWER,
} from '../../support/names.ts';

const ALLOWING = given.account({ policies: [given.policy()] });

describe('A4: reason and evidence', () => {
  it('an allow names every policy and role that grants it, and no other policy', () => {
    const through = { subject: { accessGroup: GROUP } };
    const of = given.account({
      accessGroups: [given.member(ANNA)],
      policies: [
        given.policy({ id: 'both', roles: [OPERATOR, VIEWER, EDITOR] }),
        given.policy({ id: 'closed', condition: given.FAILS }),
        given.policy({ id: 'group', ...through, roles: [ADMINISTRATOR] }),
        given.policy({ id: 'ben', subject: { principal: BEN } }),
        given.policy({ id: 'odd', roles: [UNHEARD_OF] }),
      ],
    });
    expect(ask(of, UPDATE_SETTING).grants).toEqual([
      { policy: 'both', role: OPERATOR },
      { policy: 'both', role: EDITOR },
      { policy: 'group', role: ADMINISTRATOR, accessGroup: GROUP },
    ]);
  });

  it('grants are empty unless the effect is allow', () => {
    expect(
      ask(given.account({ principals: [given.user(ANNA, 'SUSPENDED')], policies: [given.policy()] }), UPDATE_SETTING)
        .grants,
    ).toEqual([]);
    expect(
      ask(given.account({ principals: [{ kind: 'user', id: ANNA }], policies: [given.policy()] }), UPDATE_SETTING)
        .grants,
    ).toEqual([]);
  });

  it.each([
    [UPDATE_SETTING, [ADMINISTRATOR, OPERATOR, EDITOR]],
    [CREATE_USER_API_KEY, [KEY_CREATOR]],
    [CREATE_SERVICE_ID_API_KEY, [ADMINISTRATOR, OPERATOR]],
    [CREATE_SERVICE_ID, [SERVICE_ID_CREATOR]],
  ])('a deny of %s for no-grant names the required roles', (action, roles) => {
    expect(ask(given.account(), action).requires).toEqual({ action, roles });
  });

  it('the roles of the account follow, in the order of their CRNs’ UTF-16 code units', () => {
    const own = (crn: string, actions = [CREATE_USER_API_KEY], service = 'iam-identity') => ({ crn, service, actions });
    const roles = [
      // A full-width A comes after the surrogates of a key, though its code point is the lower one.
      own('crn:\uFF21'),
      own('crn:\u{1F511}'),
      own('crn:b'),
      own('crn:B'),
      own('crn:a', [CREATE_SERVICE_ID_API_KEY]),
      own('crn:c', [CREATE_USER_API_KEY], 'kms'),
      own(VIEWER),
      own(KEY_CREATOR),
    ];
    expect(ask(given.account({ roles }), CREATE_USER_API_KEY).requires?.roles).toEqual([
      KEY_CREATOR,
      'crn:B',
      'crn:b',
      'crn:\u{1F511}',
      'crn:\uFF21',
    ]);
  });

  const STATELESS = { principals: [{ kind: 'user', id: ANNA }] };
  it.each([
    ['an uncertain grant', { policies: [given.policy({ roles: [UNHEARD_OF] })] }],
    ['an unknown setting and no grant', { apiKeyCreation: 'garbled' }],
    ['partial policies', { partial: ['policies'] }],
    ['an unknown state and an uncertain grant', { ...STATELESS, policies: [given.policy({ roles: [UNHEARD_OF] })] }],
  ])('an indeterminate requires a role if a grant is or may be needed: %s', (_, changes) => {
    expect(ask(given.account(changes), CREATE_USER_API_KEY)).toMatchObject({
      effect: 'indeterminate',
      requires: { action: CREATE_USER_API_KEY, roles: [KEY_CREATOR] },
    });
  });

  it.each([
    ['a certain grant', { ...STATELESS, policies: [given.policy()] }],
    ['a certain grant and an unknown setting', { ...STATELESS, apiKeyCreation: '?', policies: [given.policy()] }],
    ['a setting that is off', { ...STATELESS, apiKeyCreation: 'NOT_RESTRICTED' }],
  ])('an indeterminate requires no role if there is %s', (_, changes) => {
    const decision = ask(given.account(changes), CREATE_USER_API_KEY);
    expect(decision.unknowns).toEqual(['unknown-state']);
    expect(decision).not.toHaveProperty('requires');
  });

  it('an allow, and a deny for another reason, require no role', () => {
    expect(ask(ALLOWING, CREATE_USER_API_KEY)).not.toHaveProperty('requires');
    expect(ask(given.account(), CREATE_USER_API_KEY, { resource: BEN })).not.toHaveProperty('requires');
    expect(ask(given.account(), CREATE_USER_API_KEY, { principal: 'IBMid-GONE' })).not.toHaveProperty('requires');
    expect(ask(given.account(), CREATE_SERVICE_ID_API_KEY, { resource: 'ServiceId-GONE' })).not.toHaveProperty(
      'requires',
    );
  });
});
