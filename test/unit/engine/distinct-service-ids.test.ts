import { describe, expect, it } from 'vitest';
import { distinctServiceIds } from '../../../src/engine/distinct-service-ids.ts';
import * as given from '../../support/given.ts';
import { OPERATOR } from '../../support/names.ts';

const LISTED = ['ServiceId-A', 'ServiceId-B', 'ServiceId-C', 'ServiceId-D'];
const IS_B = given.attribute('resource', 'ServiceId-B');
const BEGINS_WITH_B = given.attribute('resource', 'ServiceId-B*', 'stringMatch');

const accountWith = (...changes: readonly object[]) =>
  given.account({
    principals: LISTED.map((id) => ({ kind: 'service-id', id: `iam-${id}` })),
    policies: changes.map((change) => given.policy({ roles: [OPERATOR], ...change })),
  });

describe('distinctServiceIds', () => {
  it('takes one for all that no policy names', () => {
    expect(distinctServiceIds(accountWith({ target: given.narrowedBy() }), LISTED)).toEqual(['ServiceId-A']);
  });

  it('takes each that a policy names', () => {
    const named = accountWith({ target: given.narrowedBy(IS_B) });
    expect(distinctServiceIds(named, LISTED)).toEqual(['ServiceId-A', 'ServiceId-B']);
    expect(distinctServiceIds(named, ['ServiceId-B', 'ServiceId-A'])).toEqual(['ServiceId-B', 'ServiceId-A']);
  });

  it('takes one of those that the account lists, and one of the others', () => {
    const asked = ['ServiceId-X', ...LISTED, 'ServiceId-Y'];
    expect(distinctServiceIds(accountWith(), asked)).toEqual(['ServiceId-X', 'ServiceId-A']);
  });

  it('takes all where a target has a pattern', () => {
    expect(distinctServiceIds(accountWith({ target: given.narrowedBy(BEGINS_WITH_B) }), LISTED)).toEqual(LISTED);
  });

  it('takes all where a condition is about the service ID', () => {
    const condition = given.attribute('{{resource.attributes.resource}}', 'ServiceId-B', 'stringEquals');
    expect(distinctServiceIds(accountWith({ condition }), LISTED)).toEqual(LISTED);
  });

  it('ignores the resources of other services', () => {
    const target = given.on(given.attribute('serviceName', 'cloud-object-storage'), BEGINS_WITH_B);
    expect(distinctServiceIds(accountWith({ target }), LISTED)).toEqual(['ServiceId-A']);
  });
});
