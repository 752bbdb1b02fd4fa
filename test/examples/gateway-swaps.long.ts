import { describe, it } from 'vitest';
import { FRAMEWORKS, gateway } from './gateways.ts';
import { callsUnderReplacement } from './replacements.ts';

describe.each(FRAMEWORKS)('10,000 calls on %s, while the snapshot is replaced 100 times', (framework) => {
  it('get the answer of the snapshot in force, of a later one, or a refusal', async () => {
    const door = await gateway(framework);
    await callsUnderReplacement(door, 10_000, 100);
    await door.close();
  });
});
