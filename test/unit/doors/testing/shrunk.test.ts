import { describe, expect, it } from 'vitest';
import { shrunk } from '../../../../src/doors/testing/shrunk.ts';

describe('shrunk', () => {
  const holding =
    <T>(needle: string) =>
    (value: unknown): value is T =>
      JSON.stringify(value)?.includes(needle) === true;

  it('takes away list entries and fields, outer and inner', () => {
    const value = { a: [1, { b: 'needle', c: 2 }, 3], d: { e: [] } };
    expect(shrunk<object>(value, holding('needle'))).toEqual({ a: [{ b: 'needle' }] });
    expect(value).toEqual({ a: [1, { b: 'needle', c: 2 }, 3], d: { e: [] } });
  });

  it('keeps a list a list', () => {
    expect(shrunk<unknown>([1, [2, 'needle']], holding('needle'))).toEqual([['needle']]);
  });

  it('keeps the fields of a matcher together, and shortens the list that it compares with', () => {
    const matcher = { key: 'serviceName', operator: 'stringEqualsAnyOf', value: ['needle', 'other'] };
    expect(shrunk<object>({ attributes: [matcher] }, holding('needle'))).toEqual({
      attributes: [{ ...matcher, value: ['needle'] }],
    });
    const plain = { key: 'needle', value: 'other' };
    expect(shrunk<object>([plain], holding('needle'))).toEqual([plain]);
  });

  it('leaves what is as small as it can be', () => {
    expect(shrunk<unknown>('needle', holding('needle'))).toBe('needle');
    expect(shrunk<unknown>(null, holding('null'))).toBe(null);
  });
});
