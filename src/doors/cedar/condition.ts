import type { Condition, ConditionGroup } from 'apikey-policy';
import { CALENDAR, CLOCKS, FIRST_INSTANT, showing, WEEK } from './clock.ts';
import { ALWAYS, type Formula, isDecided, join, NEVER } from './formula.ts';
import { answersIn } from './stretches.ts';
import type { Trial } from './trial.ts';

/** A test that holds for every request. */
const HOLDS: Condition = { key: '{{resource.attributes.serviceName}}', operator: 'stringExists', value: true };

/** The most instants at which a condition is tested. To keep a condition that never holds is harmless. */
const MOST_LOOKS = 10_000;

/** A condition on the way to Cedar. */
interface Reading {
  readonly trial: Trial;
  /** The instants at which a test of the date changes. Between two of them, all weeks are alike. */
  readonly eras: number[];
}

/**
 * Returns when a policy grants, under its condition.
 *
 * `decide` evaluates each part of the condition: whether it is readable (C1), the result of a matcher, and the times of a
 * test on the time. An unknown result counts as false, which under `and` and `or` never allows more (CED-3).
 */
export function formulaOf(trial: Trial, condition: Condition): Formula {
  const reading: Reading = { trial, eras: [FIRST_INSTANT] };
  const formula = read(condition, 1, reading);
  return isDecided(formula) || everHolds(condition, reading) ? formula : NEVER;
}

function read(condition: Condition, level: number, reading: Reading): Formula {
  const { trial } = reading;
  if (isGroup(condition)) {
    const { operator, conditions } = condition;
    const holding = { ...condition, conditions: conditions.map(() => HOLDS) };
    if (!trial(atLevel(level, holding))().allowed) return NEVER;
    const parts = conditions.map((part) => read(part, level + 1, reading));
    return join(operator, parts);
  }
  const decideAt = trial(atLevel(level, condition));
  if (decideAt().allowed) return ALWAYS;
  const clock = CLOCKS.get(keyOf(condition));
  if (clock === undefined) return NEVER;
  const answers = [...answersIn(clock.range, decideAt)];
  if (clock === CALENDAR) reading.eras.push(...answers.map(({ from }) => from));
  return join(
    'or',
    answers.filter(({ allowed }) => allowed).map((stretch) => showing(clock, stretch)),
  );
}

/** Whether any test of the condition has this key, readable or not. */
export function looksAt(condition: Condition, key: string): boolean {
  const nodes = [condition];
  // A loop, because conditions may be nested deeper than the call stack allows.
  for (const node of nodes) {
    if (keyOf(node) === key) return true;
    if (isGroup(node)) for (const part of node.conditions) nodes.push(part);
  }
  return false;
}

/** A malformed condition is not a group unless it has an array of conditions. */
function isGroup(condition: Condition): condition is ConditionGroup {
  return typeof condition === 'object' && condition !== null && 'conditions' in condition
    ? Array.isArray(condition.conditions)
    : false;
}

function keyOf(condition: Condition): string {
  return typeof condition === 'object' && condition !== null && 'key' in condition ? condition.key : '';
}

/** A condition at its depth in the rule, because `decide` reads only some levels (C1). */
function atLevel(level: number, condition: Condition): Condition {
  let nested = condition;
  for (let above = 1; above < level; above++) nested = { operator: 'and', conditions: [nested] };
  return nested;
}

/** Whether a condition holds at some time: between two changes of the calendar, all weeks are alike. */
function everHolds(condition: Condition, { trial, eras }: Reading): boolean {
  const decideAt = trial(condition);
  let looks = 0;
  for (const from of eras) {
    for (const { allowed } of answersIn({ from, until: from + WEEK }, decideAt)) {
      looks += 1;
      if (allowed || looks > MOST_LOOKS) return true;
    }
  }
  return false;
}
