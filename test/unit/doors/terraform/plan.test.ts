import { withTerraformPlan } from 'apikey-policy/terraform';
import { describe, expect, it } from 'vitest';
import {
  change,
  created,
  deleted,
  expectIssues,
  given,
  held,
  kept,
  noted,
  POLICY,
  plan,
  planned,
  updated,
} from './given.ts';

const SETTINGS = 'ibm_iam_account_settings.it';

describe('TF-1: what is a plan', () => {
  it('has a format version and may have no changes', () => {
    expect(planned(given(), { format_version: '1.0' })).toEqual({
      ok: true,
      account: given(),
      asks: [],
      diagnostics: [],
    });
    expectIssues({}, { format_version: 'missing' });
    expectIssues({ format_version: 1 }, { format_version: 'wrong-type' });
    expectIssues({ format_version: '2.0' }, { format_version: 'format-version' });
    for (const odd of [null, undefined, 'plan', 1, []]) {
      const result = withTerraformPlan(given(), odd);
      expect(!result.ok && result.issues[0].code).toBe('wrong-type');
    }
  });

  it('has changes in an array, and all issues come at once', () => {
    expectIssues({ format_version: '1.2', resource_changes: null }, { resource_changes: 'wrong-type' });
    expectIssues({ format_version: '1.2', resource_changes: {} }, { resource_changes: 'wrong-type' });
    expectIssues(plan([{}, 1 as never]), {
      'resource_changes.0.address': 'missing',
      'resource_changes.0.mode': 'missing',
      'resource_changes.0.type': 'missing',
      'resource_changes.0.change': 'missing',
      'resource_changes.1': 'wrong-type',
    });
  });

  it('is refused where Terraform met an error, and noted where it is not complete', () => {
    expectIssues({ ...plan([]), errored: true }, { errored: 'errored' });
    const { diagnostics } = planned(given(), { ...plan([]), complete: false });
    expect(diagnostics.map(({ code, path, address }) => [code, path, address])).toEqual([
      ['plan-not-complete', ['complete'], undefined],
    ]);
  });

  it('needs the states of a change that does something, with fields of their types', () => {
    expectIssues(plan([change(SETTINGS, ['create'], {})]), { 'resource_changes.0.change.after': 'wrong-type' });
    expectIssues(plan([change(SETTINGS, ['update'], { after: {} })]), {
      'resource_changes.0.change.before': 'wrong-type',
    });
    expectIssues(plan([change('ibm_iam_policy_template.t', ['create'], {})]), {
      'resource_changes.0.change.after': 'wrong-type',
    });
    const odd = {
      roles: 'Viewer',
      resources: [1, { service: 2, attributes: [] }],
      account_management: 'yes',
      ibm_id: {},
    };
    expectIssues(plan([created('ibm_iam_user_policy.p', odd)]), {
      'resource_changes.0.change.after.roles': 'wrong-type',
      'resource_changes.0.change.after.resources.0': 'wrong-type',
      'resource_changes.0.change.after.resources.1.service': 'wrong-type',
      'resource_changes.0.change.after.resources.1.attributes': 'wrong-type',
      'resource_changes.0.change.after.account_management': 'wrong-type',
      'resource_changes.0.change.after.ibm_id': 'wrong-type',
    });
    expectIssues(
      plan([created('ibm_iam_user_policy.p', { roles: [null, 1], resources: [{ attributes: { a: 1, b: null } }] })]),
      {
        'resource_changes.0.change.after.roles.0': 'wrong-type',
        'resource_changes.0.change.after.roles.1': 'wrong-type',
        'resource_changes.0.change.after.resources.0.attributes.a': 'wrong-type',
      },
    );
    expectIssues(plan([change(SETTINGS, [1 as never], {})]), { 'resource_changes.0.change.actions': 'wrong-type' });
  });

  it('says which object a change removes', () => {
    expectIssues(plan([deleted('ibm_iam_access_group.g', { name: 'g' })]), {
      'resource_changes.0.change.before.id': 'missing',
    });
  });

  it('is read for managed resources of IAM alone', () => {
    const data = change('ibm_iam_access_group.g', ['read'], { after: 1 }, { mode: 'data' });
    const other = change('ibm_resource_group.g', ['explode'], {});
    expect(planned(given(), plan([data, other]))).toEqual({ ok: true, account: given(), asks: [], diagnostics: [] });
  });
});

describe('TF-2: actions', () => {
  it('that are not known are an issue with the nearest action', () => {
    const result = withTerraformPlan(given(), plan([change(SETTINGS, ['updat'], { before: {}, after: {} })]));
    expect(!result.ok && result.issues[0]).toMatchObject({
      code: 'unknown-action',
      path: ['resource_changes', 0, 'change', 'actions', 0],
    });
    expect(!result.ok && result.issues[0].message).toContain('did you mean `update`');
    expectIssues(plan([change(SETTINGS, ['explode'], {})]), {
      'resource_changes.0.change.actions.0': 'unknown-action',
    });
  });

  it('that do nothing leave the account as it is', () => {
    const group = { id: 'AccessGroupId-1', name: 'other' };
    const changes = [
      kept('ibm_iam_access_group.g', group),
      change('ibm_iam_access_group.h', ['forget'], { before: group }),
    ];
    expect(planned(given(), plan(changes)).account).toEqual(given());
  });

  it('that remove what is not there change nothing, those that update it add it', () => {
    const group = { id: 'AccessGroupId-9', name: 'nine' };
    const policy = { id: 'AccessGroupId-1/9', access_group_id: 'AccessGroupId-1', ...POLICY };
    const removed = planned(
      given(),
      plan([deleted('ibm_iam_access_group.g', group), deleted('ibm_iam_access_group_policy.p', policy)]),
    );
    expect(removed.account).toEqual(given());
    expect(noted(removed)).toEqual([
      'not-in-account ibm_iam_access_group.g',
      'not-in-account ibm_iam_access_group_policy.p',
    ]);
    const added = planned(
      given(),
      plan([updated('ibm_iam_access_group.g', group, {}), updated('ibm_iam_access_group_policy.p', policy, {})]),
    );
    expect(added.account.accessGroups[1]).toEqual({ id: 'AccessGroupId-9', members: [], partial: true, name: 'nine' });
    expect(added.account.policies[1]).toEqual(held('9', { accessGroup: 'AccessGroupId-1' }));
    expect(noted(added)).toEqual([
      'not-in-account ibm_iam_access_group.g',
      'not-in-account ibm_iam_access_group_policy.p',
    ]);
  });
});

describe('TF-14: the account', () => {
  it('must be one', () => {
    for (const odd of [undefined, null, 'a', {}, { principals: [] }, plan([])]) {
      expect(() => withTerraformPlan(odd as never, plan([]))).toThrow(TypeError);
    }
  });
});
