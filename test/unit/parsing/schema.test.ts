import type { StandardSchemaV1 } from '@standard-schema/spec';
import { type Account, accountSchema, parseAccount } from 'apikey-policy';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { account, complete } from './given.ts';

/** What a consumer of the standard does, knowing nothing of this library. */
async function read<Schema extends StandardSchemaV1>(
  schema: Schema,
  input: unknown,
): Promise<StandardSchemaV1.Result<StandardSchemaV1.InferOutput<Schema>>> {
  return schema['~standard'].validate(input);
}

describe('accountSchema', () => {
  it('is a Standard Schema v1 of an account, by its type', () => {
    expectTypeOf(accountSchema).toExtend<StandardSchemaV1<Account, Account>>();
    expectTypeOf<StandardSchemaV1.InferOutput<typeof accountSchema>>().toEqualTypeOf<Account>();
    expectTypeOf<StandardSchemaV1.InferInput<typeof accountSchema>>().toEqualTypeOf<Account>();
    const { version, vendor } = accountSchema['~standard'];
    expect([version, vendor]).toEqual([1, 'apikey-policy']);
  });

  it('gives the account that `parseAccount` gives, and no issues', async () => {
    const result = await read(accountSchema, complete);
    expect(result).toEqual({ value: complete });
    expect(result.issues).toBeUndefined();
  });

  it('gives the issues that `parseAccount` gives, and no value', async () => {
    for (const input of [null, {}, account({ polices: [] }), account({ policies: [{}] })]) {
      const parsed = parseAccount(input);
      const result = await read(accountSchema, input);
      expect(parsed.ok).toBe(false);
      expect(result).toEqual({ issues: !parsed.ok && parsed.issues });
      expect(result).not.toHaveProperty('value');
    }
  });

  it('is synchronous, needs no `this`, and is frozen', () => {
    const { validate } = accountSchema['~standard'];
    expect(validate(account())).toEqual({ value: account() });
    expect(Object.isFrozen(accountSchema)).toBe(true);
    expect(Object.isFrozen(accountSchema['~standard'])).toBe(true);
  });
});
