import type { Account, Policy } from 'apikey-policy';
import { type WithTerraformPlan, withTerraformPlan } from 'apikey-policy/terraform';
import { expect } from 'vitest';
import { ADMINISTRATOR, KEY_CREATOR } from '../../../support/names.ts';

export { ADMINISTRATOR };

export const ID = '1a2b3c4d5e6f40718293a4b5c6d7e8f9';
export const CI = 'iam-ServiceId-1';
export const ADA = 'IBMid-ADA';

/** An account with one of each thing that a plan changes. */
export function given(fields: Partial<Account> = {}): Account {
  return {
    id: ID,
    apiKeyCreation: 'RESTRICTED',
    serviceIdCreation: 'RESTRICTED',
    principals: [
      { kind: 'user', id: ADA, state: 'ACTIVE', email: 'ada@example.com' },
      { kind: 'service-id', id: CI, name: 'ci' },
      { kind: 'trusted-profile', id: 'iam-Profile-1', name: 'runner' },
    ],
    accessGroups: [{ id: 'AccessGroupId-1', members: [ADA], name: 'creators' }],
    policies: [held('policy-1', { accessGroup: 'AccessGroupId-1' })],
    ...fields,
  };
}

/** A policy as an account holds it after an apply, on all of IAM Identity. */
export function held(id: string, subject: Policy['subject'], fields: Partial<Policy> = {}): Policy {
  return {
    id,
    subject,
    roles: [KEY_CREATOR],
    target: { attributes: [equals('serviceName', 'iam-identity'), ACCOUNT] },
    ...fields,
  };
}

export function equals(key: string, value: unknown) {
  return { key, operator: 'stringEquals', value } as { key: string; operator: string; value: string };
}

export const ACCOUNT = equals('accountId', ID);

/** The attributes of a policy resource that come to `held`. */
export const POLICY = { roles: ['User API key creator'], resources: [{ service: 'iam-identity' }] };

type Json = Readonly<Record<string, unknown>>;

/** A change of a resource, as Terraform writes it; its address is in the root module unless it says more. */
export function change(address: string, actions: readonly string[], states: Json, more: Json = {}): Json {
  const [, module, type = '', name = '', key] = /^(.*\.|)([^.[]+)\.([^.[]+)(?:\[(.*)\])?$/.exec(address) ?? [];
  return {
    address,
    ...(module && { module_address: module.slice(0, -1) }),
    mode: 'managed',
    type,
    name,
    ...(key !== undefined && { index: JSON.parse(key) }),
    provider_name: 'registry.terraform.io/ibm-cloud/ibm',
    change: {
      actions,
      before: null,
      after: null,
      after_unknown: {},
      before_sensitive: {},
      after_sensitive: {},
      ...states,
    },
    ...more,
  };
}

export const created = (address: string, after: Json, unknown: Json = {}): Json =>
  change(address, ['create'], { after, after_unknown: { id: true, ...unknown } });
export const updated = (address: string, before: Json, after: Json, unknown: Json = {}): Json =>
  change(address, ['update'], { before, after: { ...before, ...after }, after_unknown: unknown });
export const deleted = (address: string, before: Json): Json => change(address, ['delete'], { before });
export const replaced = (address: string, before: Json, after: Json, unknown: Json = {}): Json =>
  change(address, ['delete', 'create'], { before, after, after_unknown: { id: true, ...unknown } });
export const kept = (address: string, after: Json): Json => change(address, ['no-op'], { before: after, after });

/** A plan with these changes, and the expressions of resources by their address without the key of an instance. */
export function plan(
  changes: readonly Json[],
  expressions: Readonly<Record<string, Json>> = {},
  more: Json = {},
): Json {
  const resources = Object.entries(expressions).map(([address, code]) => {
    const [type, name] = address.split('.');
    return { address, mode: 'managed', type, name, expressions: code, schema_version: 0 };
  });
  return {
    format_version: '1.2',
    terraform_version: '1.9.5',
    resource_changes: changes,
    configuration: { root_module: { resources } },
    ...more,
  };
}

/** An expression that refers to attributes, longest first, as Terraform writes it. */
export function refs(...references: readonly string[]): Json {
  return { references: references.flatMap((reference) => [reference, reference.replace(/\.[^.]*$/, '')]) };
}

export type Planned = Extract<WithTerraformPlan, { ok: true }>;

/** What a plan leaves of an account; the account that it gives parses. */
export function planned(account: Account, json: unknown): Planned {
  const result = withTerraformPlan(account, json);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'));
  return result;
}

/** The codes of the diagnostics, each with the address that it is about. */
export function noted({ diagnostics }: Planned): readonly string[] {
  return diagnostics.map(({ code, address }) => `${code} ${address}`);
}

/** Expects that a plan is refused at exactly these places. */
export function expectIssues(json: unknown, issues: Readonly<Record<string, string>>): void {
  const result = withTerraformPlan(given(), json);
  const found = result.ok ? [] : result.issues.map(({ path, code }) => [path.join('.'), code]);
  expect(Object.fromEntries(found)).toEqual(issues);
}
