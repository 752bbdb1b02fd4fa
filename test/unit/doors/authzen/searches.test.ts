import { compile } from 'apikey-policy';
import { authzenPdp } from 'apikey-policy/authzen';
import { describe, expect, it } from 'vitest';
import * as given from '../../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  GROUP,
  PROFILE,
  UPDATE_SETTING,
} from '../../../support/names.ts';
import { ACCOUNT, anna, pdp, ROBOT_KEY } from './given.ts';
import { checked } from './schemas.ts';

describe('AZ-2: searches', () => {
  const profile = { type: 'trusted-profile', id: PROFILE };
  const open = checked(authzenPdp(given.account({ serviceIdCreation: 'NOT_RESTRICTED', apiKeyCreation: 'NOT_SET' })));

  it('AZ-2: list who may, by type, members of groups included', () => {
    const found = (type: string, name: string, resource: object, of = pdp) =>
      of.subjectSearch({ subject: { type }, action: { name }, resource }).body;
    expect(found('user', UPDATE_SETTING, ACCOUNT)).toEqual({ results: [anna] });
    expect(found('service-id', UPDATE_SETTING, ACCOUNT)).toEqual({ results: [] });
    expect(found('user', CREATE_SERVICE_ID_API_KEY, ROBOT_KEY)).toEqual({ results: [anna] });
    expect(found('user', CREATE_SERVICE_ID, ACCOUNT, open)).toEqual({ results: [anna, { type: 'user', id: BEN }] });
    expect(found('service-id', CREATE_SERVICE_ID, ACCOUNT, open)).toEqual({ results: [ROBOT_KEY] });
    expect(found('trusted-profile', CREATE_SERVICE_ID, ACCOUNT, open)).toEqual({ results: [profile] });
    expect(found('user', CREATE_USER_API_KEY, { type: 'user', id: BEN }, open)).toEqual({
      results: [{ type: 'user', id: BEN }],
    });
    for (const type of ['access-group', 'account', '', 'toString', '__proto__', 'constructor']) {
      expect(found(type, CREATE_SERVICE_ID, ACCOUNT, open)).toEqual({ results: [] });
    }
    expect(found('user', 'iam-identity.apikey.delete', ACCOUNT, open)).toEqual({ results: [] });
    expect(found('user', CREATE_SERVICE_ID, { type: 'account', id: 'account-2' }, open)).toEqual({ results: [] });
  });

  it('AZ-2: list on what one may', () => {
    const found = (name: string, type: string, subject: object = anna) =>
      pdp.resourceSearch({ subject, action: { name }, resource: { type } }).body;
    expect(found(UPDATE_SETTING, 'account')).toEqual({ results: [ACCOUNT] });
    expect(found(CREATE_USER_API_KEY, 'user')).toEqual({ results: [anna] });
    expect(found(CREATE_SERVICE_ID_API_KEY, 'service-id')).toEqual({ results: [ROBOT_KEY] });
    expect(found(CREATE_SERVICE_ID, 'account')).toEqual({ results: [ACCOUNT] });
    for (const [name, type] of [
      [UPDATE_SETTING, 'user'],
      [CREATE_USER_API_KEY, 'account'],
      [CREATE_SERVICE_ID_API_KEY, 'user'],
      [CREATE_SERVICE_ID_API_KEY, 'trusted-profile'],
      [CREATE_SERVICE_ID, 'spaceship'],
    ]) {
      expect(found(String(name), String(type))).toEqual({ results: [] });
    }
    expect(found(UPDATE_SETTING, 'account', { type: 'user', id: BEN })).toEqual({ results: [] });
    expect(found(UPDATE_SETTING, 'account', { type: 'user', id: 'IBMid-NOBODY' })).toEqual({ results: [] });
  });

  it('AZ-2: list what one may', () => {
    const found = (resource: object, subject: object = anna) => pdp.actionSearch({ subject, resource }).body;
    expect(found(ACCOUNT)).toEqual({ results: [{ name: UPDATE_SETTING }, { name: CREATE_SERVICE_ID }] });
    expect(found(anna)).toEqual({ results: [{ name: CREATE_USER_API_KEY }] });
    expect(found(ROBOT_KEY)).toEqual({ results: [{ name: CREATE_SERVICE_ID_API_KEY }] });
    expect(found({ type: 'spaceship', id: 'account-1' })).toEqual({ results: [] });
    expect(found(ACCOUNT, { type: 'spaceship', id: ANNA })).toEqual({ results: [] });
  });

  it('AZ-2: a principal that is listed twice is found once', () => {
    const twice = {
      ...given.account({ apiKeyCreation: 'NOT_SET' }),
      principals: [
        { kind: 'user', id: ANNA, state: 'ACTIVE' },
        { kind: 'user', id: ANNA, state: 'ACTIVE' },
      ],
    } as const;
    const body = { subject: { type: 'user' }, action: { name: CREATE_USER_API_KEY }, resource: anna };
    expect(checked(authzenPdp(twice)).subjectSearch(body).body).toEqual({ results: [anna] });
  });

  it('AZ-2: say what is partial, and how many are undetermined', () => {
    const body = { subject: { type: 'user' }, action: { name: UPDATE_SETTING }, resource: ACCOUNT };
    const context = (changes: object): unknown =>
      Object(checked(authzenPdp(given.account(changes))).subjectSearch(body).body).context;
    expect(context({})).toBeUndefined();
    expect(context({ partial: [] })).toBeUndefined();
    expect(context({ partial: ['principals', 'roles'] })).toEqual({ partial: ['principals', 'roles'] });
    expect(context({ partial: ['policies'] })).toEqual({ partial: ['policies'], undetermined: 2 });
    const twice = checked(authzenPdp({ ...given.account(), partial: ['roles', 'roles'] }));
    expect(twice.subjectSearch(body).body).toEqual({ context: { partial: ['roles'] }, results: [] });
    expect(context({ accessGroups: [{ id: GROUP, members: [], partial: true }] })).toEqual({ partial: ['members'] });
    expect(context({ accessGroups: [{ id: GROUP, members: [], partial: false }] })).toBeUndefined();
    const doubtful = checked(
      authzenPdp(given.account({ principals: [{ kind: 'user', id: ANNA }], policies: [given.policy()] })),
    );
    expect(doubtful.subjectSearch(body).body).toEqual({ context: { undetermined: 1 }, results: [] });
  });

  it('takes a compiled account, and pages', () => {
    const small = checked(authzenPdp(compile(given.account({ serviceIdCreation: 'NOT_SET' })), { pageSize: 1 }));
    const body = { subject: { type: 'user' }, action: { name: CREATE_SERVICE_ID }, resource: ACCOUNT };
    expect(Object(small.subjectSearch(body).body).page).toMatchObject({ count: 1, total: 2 });
  });
});
