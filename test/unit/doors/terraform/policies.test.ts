import { describe, expect, it } from 'vitest';
import {
  ADA,
  ADMINISTRATOR,
  created,
  deleted,
  given,
  held,
  noted,
  POLICY,
  plan,
  planned,
  refs,
  updated,
} from './given.ts';

describe('TF-9: policies', () => {
  it('are added under a planned id', () => {
    const result = planned(
      given(),
      plan([created('ibm_iam_user_policy.ada', { ...POLICY, ibm_id: 'Ada@Example.com' })]),
    );
    expect(result.account.policies[1]).toEqual(held('planned:ibm_iam_user_policy.ada', { principal: ADA }));
    expect(result.diagnostics).toEqual([]);
  });

  it('are replaced where they stand, by the id behind the last slash', () => {
    const before = { id: 'AccessGroupId-1/policy-1', access_group_id: 'AccessGroupId-1', ...POLICY };
    const result = planned(
      given(),
      plan([updated('ibm_iam_access_group_policy.p', before, { roles: ['Administrator'] })]),
    );
    expect(result.account.policies).toEqual([
      held('policy-1', { accessGroup: 'AccessGroupId-1' }, { roles: [ADMINISTRATOR] }),
    ]);
  });

  it('are removed', () => {
    const before = { id: 'AccessGroupId-1/policy-1', access_group_id: 'AccessGroupId-1', ...POLICY };
    const result = planned(given(), plan([deleted('ibm_iam_access_group_policy.p', before)]));
    expect(result.account).toEqual({ ...given(), policies: [] });
  });

  it('have a service ID that the plan creates as their subject', () => {
    const changes = [
      created('ibm_iam_service_id.new', { name: 'new' }, { iam_id: true }),
      created('ibm_iam_service_policy.p', POLICY, { iam_service_id: true, iam_id: true }),
    ];
    const code = { 'ibm_iam_service_policy.p': { iam_service_id: refs('ibm_iam_service_id.new.id') } };
    const result = planned(given(), plan(changes, code));
    const principal = 'iam-ServiceId-planned:ibm_iam_service_id.new';
    expect(result.account.policies.at(-1)).toEqual(held('planned:ibm_iam_service_policy.p', { principal }));
    expect(result.account.principals.at(-1)).toEqual({ kind: 'service-id', id: principal, name: 'new' });
    expect(noted(result)).toEqual([]);
  });
});
