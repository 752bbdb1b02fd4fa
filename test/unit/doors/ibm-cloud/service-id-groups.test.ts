import { describe, expect, it } from 'vitest';
import { account, noted, partial } from './given.ts';

describe('service ID groups', () => {
  const groups = { serviceIdGroups: { serviceid_groups: [{ id: 's-1' }, { id: 's-2' }] } };
  const serviceIds = (...ids: string[]): object[] => [{ serviceids: ids.map((iam_id) => ({ iam_id })) }];

  it('add their service IDs, and rows that repeat identically count once', () => {
    const groupServiceIds = {
      's-1': serviceIds('iam-ServiceId-2', 'iam-ServiceId-3'),
      's-2': serviceIds('iam-ServiceId-2'),
    };
    expect(account({ ...groups, groupServiceIds }).principals.map(({ id }) => id)).toEqual([
      'IBMid-1',
      'iam-ServiceId-1',
      'iam-ServiceId-2',
      'iam-ServiceId-3',
      'iam-Profile-1',
    ]);
    expect(noted({ ...groups, groupServiceIds })).toEqual([]);
    expect(partial({ ...groups, groupServiceIds })).toEqual([]);
  });

  it('make the principals partial if a listed group has no pages', () => {
    expect(partial({ ...groups, groupServiceIds: { 's-1': serviceIds() } })).toEqual(['principals']);
    expect(noted({ ...groups, groupServiceIds: { 's-1': serviceIds(), 's-2': [] } })).toEqual([
      'list-not-given groupServiceIds.s-2',
    ]);
  });

  it('have no say where they are not given, which is noted', () => {
    expect(partial({ serviceIdGroups: undefined })).toEqual([]);
    expect(noted({ serviceIdGroups: undefined })).toEqual(['service-id-groups-not-given serviceIdGroups']);
    expect(
      partial({ serviceIdGroups: undefined, groupServiceIds: { 's-1': [{ serviceids: [], next: 'x' }] } }),
    ).toEqual(['principals']);
  });

  it('are left out where they cannot be read, and then the principals are partial', () => {
    for (const row of [{}, { id: '' }, { id: 5 }, null, { id: 's-1', account_id: 5 }]) {
      const odd = { serviceIdGroups: { serviceid_groups: [row] } };
      expect(partial(odd)).toEqual(['principals']);
      expect(noted(odd)).toEqual(['row-unreadable serviceIdGroups.serviceid_groups.0']);
    }
  });
});
