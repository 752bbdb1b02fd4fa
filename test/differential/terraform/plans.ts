import { parseAccount } from 'apikey-policy';
import { withTerraformPlan } from 'apikey-policy/terraform';
import fc from 'fast-check';
import { expect } from 'vitest';
import { inOrder } from './compared.ts';
import { type Draw, drawWorld } from './world.ts';
import { writePlan } from './writer.ts';

/** Asserts for so many drawn plans that they lead to the wanted account, in any order, and only once (TF-14). */
export function assertArrives(runs: number): void {
  const { failed, errorInstance } = fc.check(
    fc.property(fc.gen(), (given) => {
      const draw: Draw = (arbitrary) => given(() => arbitrary);
      const { account, wanted, resources } = drawWorld(draw);
      const plan = writePlan(resources, (changes) => {
        const all = { minLength: changes.length, maxLength: changes.length };
        return draw(fc.shuffledSubarray([...changes], all));
      });
      const frozen = JSON.stringify([account, plan]);
      const result = withTerraformPlan(account, plan);
      if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'));
      expect(inOrder(result.account)).toEqual(inOrder(wanted));
      expect(parseAccount(result.account).ok).toBe(true);
      const codes = result.diagnostics.map(({ code }) => code);
      expect(codes.filter((code) => code !== 'known-after-apply')).toEqual([]);
      const again = withTerraformPlan(result.account, plan);
      expect(again.ok && again.account).toEqual(result.account);
      expect(JSON.stringify([account, plan])).toBe(frozen);
    }),
    // A world is too large to be made smaller in reasonable time.
    { numRuns: runs, endOnFailure: true },
  );
  // What went wrong says enough: a world fills pages.
  if (failed) throw errorInstance;
}
