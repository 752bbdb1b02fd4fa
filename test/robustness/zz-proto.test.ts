import { it } from 'vitest';
import { exponentOf } from './work.ts';

const { CASES } = await import('./growth-cases.ts');
it('proto', () => {
  for (const { call, axis, work, reads } of CASES) {
    const t = performance.now();
    const e = exponentOf(work, 50);
    const t1 = performance.now();
    const r = exponentOf(reads, 50);
    console.log(
      `${e > 1.25 || r > 1.25 ? '!!' : '  '} ${call.padEnd(36).slice(0, 36)} ${axis.padEnd(40)} ${e.toFixed(2)} ${r.toFixed(2)} ${(t1 - t).toFixed(0)}ms ${(performance.now() - t1).toFixed(0)}ms`,
    );
  }
}, 600000);
