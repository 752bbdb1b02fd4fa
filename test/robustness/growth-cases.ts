import { AXES, AXES_OF_REMEDIES, type Axis } from './growth-accounts.ts';
import { CALLS, type Call, REMEDIES } from './growth-calls.ts';
import { exponentOfSteps, stepsOf } from './steps.ts';
import { exponentOf, workOf } from './work.ts';

/** In proportion, with room for sorting: the exponent of n log n is 1.24 between 20 and 320. */
export const NEARLY_LINEAR = 1.3;

/** A call on accounts that become large in one respect. */
export interface Case {
  readonly call: string;
  readonly axis: string;
  /** The smallest size. The largest is sixteen times as large. */
  readonly size: number;
  /** How many things the call finds at a size. */
  readonly found: (size: number) => number;
  /** The exponent by which the work of the call grows: the larger of the two that are counted. */
  readonly exponent: () => number;
}

/** @param names of the calls and the accounts */
function caseOf(
  names: Pick<Case, 'call' | 'axis' | 'size'>,
  make: Axis,
  { role, edit, ask }: Call,
  isForEach = false,
): Case {
  const { size } = names;
  const given = (of: number): (() => readonly unknown[]) => {
    const account = make(of, role);
    const edited = edit(account);
    return () => ask(account, edited);
  };
  const found = (of: number): number => given(of)().length;
  const shares = (of: number): number => (isForEach ? found(of) : 1);
  // The one measure counts what the other leaves out.
  const blocks = (): number => exponentOf((of) => workOf(given(of)) / shares(of), size);
  const steps = (): number => exponentOfSteps((of) => stepsOf(given(of), shares(of)), size);
  return { ...names, found, exponent: () => Math.max(blocks(), steps()) };
}

const ofCalls = Object.entries(CALLS).flatMap(([call, asked]) =>
  Object.entries(AXES).map(([axis, make]) => caseOf({ call, axis, size: 20 }, make, asked)),
);

/** The work for one remedy of many: each is compared with the account as it was (REM-5). */
const ofRemedies = Object.entries(AXES_OF_REMEDIES).map(([axis, make]) =>
  caseOf({ call: 'remedies, for each', axis, size: 8 }, make, REMEDIES, true),
);

export const CASES: readonly Case[] = [...ofCalls, ...ofRemedies];
