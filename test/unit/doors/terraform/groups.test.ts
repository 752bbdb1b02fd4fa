import { describe, expect, it } from 'vitest';
import { ADA, CI, created, deleted, given, kept, noted, plan, planned, replaced, updated } from './given.ts';

const G = 'AccessGroupId-1';
const M = 'ibm_iam_access_group_members.m';

describe('TF-10: members', () => {
  it('join and leave, and all others stay', () => {
    const account = given({ accessGroups: [{ id: G, members: [ADA, 'IBMid-OTHER'] }] });
    const before = { access_group_id: G, ibm_ids: ['ADA@example.com'] };
    const result = planned(
      account,
      plan([updated(M, before, { ibm_ids: [], iam_service_ids: ['ServiceId-1'], iam_profile_ids: ['Profile-1'] })]),
    );
    expect(result.account.accessGroups[0]?.members).toEqual(['IBMid-OTHER', CI, 'iam-Profile-1']);
    expect(noted(result)).toEqual([]);
  });

  it('move with their resource to another group', () => {
    const account = given({
      accessGroups: [
        { id: G, members: [ADA] },
        { id: 'AccessGroupId-2', members: [] },
      ],
    });
    const before = { access_group_id: G, ibm_ids: ['ada@example.com'] };
    const { accessGroups } = planned(
      account,
      plan([replaced(M, before, { ...before, access_group_id: 'AccessGroupId-2' })]),
    ).account;
    expect(accessGroups.map(({ members }) => members)).toEqual([[], [ADA]]);
  });

  it('of a group that nobody lists make the groups partial', () => {
    const result = planned(
      given(),
      plan([created(M, { access_group_id: 'AccessGroupId-9', ibm_ids: ['ada@example.com'] })]),
    );
    expect(result.account).toEqual({ ...given(), partial: ['accessGroups'] });
    expect(noted(result)).toEqual([`not-in-account ${M}`]);
  });

  it('who leave without being members are noted (TF-2)', () => {
    const result = planned(given(), plan([deleted(M, { access_group_id: G, iam_service_ids: ['ServiceId-1'] })]));
    expect(result.account).toEqual(given());
    expect(noted(result)).toEqual([`not-in-account ${M}`]);
  });

  it('cannot join a group that the plan removes', () => {
    const changes = [
      deleted('ibm_iam_access_group.g', { id: G }),
      created(M, { access_group_id: G, ibm_ids: ['ada@example.com'] }),
    ];
    const result = planned(given(), plan(changes));
    expect(result.account).toEqual({ ...given(), accessGroups: [], policies: [], partial: ['accessGroups'] });
    expect(noted(result)).toEqual([`not-in-account ${M}`]);
  });
});

describe('TF-7: users', () => {
  const twins = ['IBMid-T1', 'IBMid-T2'].map(
    (id) => ({ kind: 'user', id, state: 'ACTIVE', email: 'twin@example.com' }) as const,
  );
  const account = given({
    principals: [...given().principals, ...twins],
    accessGroups: [{ id: G, members: [ADA, 'IBMid-T1', 'IBMid-T2'] }],
  });

  it('whose e-mail nobody or several have leave the group partial', () => {
    for (const email of ['nobody@example.com', 'twin@example.com']) {
      const result = planned(
        given({ principals: account.principals }),
        plan([created(M, { access_group_id: G, ibm_ids: [email] })]),
      );
      expect(result.account.accessGroups[0]).toEqual({ ...given().accessGroups[0], partial: true });
      expect(noted(result)).toEqual([`unknown-user ${M}`]);
    }
  });

  it('who leave are all taken off, and none changes nothing', () => {
    const leaving = (email: string) => planned(account, plan([deleted(M, { access_group_id: G, ibm_ids: [email] })]));
    expect(leaving('twin@example.com').account.accessGroups[0]).toEqual({ id: G, members: [ADA], partial: true });
    expect(leaving('nobody@example.com').account).toEqual(account);
    expect(noted(leaving('nobody@example.com'))).toEqual([`unknown-user ${M}`]);
  });

  it('stay where both sides name them, however many they are', () => {
    const before = { access_group_id: G, ibm_ids: ['twin@example.com'] };
    const result = planned(account, plan([updated(M, before, { ibm_ids: ['TWIN@example.com'] })]));
    expect(result.account.accessGroups[0]?.members).toEqual([ADA, 'IBMid-T1', 'IBMid-T2']);
  });
});

describe('TF-10: dynamic rules', () => {
  const R = 'ibm_iam_access_group_dynamic_rule.r';

  it('that are added make the group dynamic and partial', () => {
    const result = planned(given(), plan([created(R, { access_group_id: G })]));
    expect(result.account.accessGroups[0]).toEqual({ ...given().accessGroups[0], partial: true, dynamic: true });
    expect(noted(result)).toEqual([`dynamic-rule ${R}`]);
  });

  it('that are removed leave only the members that a resource lists', () => {
    const account = given({ accessGroups: [{ id: G, members: [ADA, CI], dynamic: true }] });
    const listed = kept(M, { access_group_id: G, ibm_ids: ['ada@example.com', 'nobody@example.com'] });
    const result = planned(account, plan([deleted(R, { access_group_id: G }), listed]));
    expect(result.account.accessGroups[0]).toEqual({ id: G, members: [ADA], dynamic: true, partial: true });
    expect(noted(result)).toEqual([`dynamic-rule ${R}`]);
  });

  it('of an unknown group make all groups partial', () => {
    const result = planned(given(), { ...plan([created(R, {}, { access_group_id: true })]), configuration: {} });
    expect(result.account.partial).toEqual(['accessGroups']);
    expect(result.account.accessGroups[0]?.partial).toBe(true);
  });
});
