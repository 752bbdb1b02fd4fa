import type { Condition, ConditionGroup } from 'apikey-policy';
import { CALENDAR, CLOCKS, FIRST_INSTANT, showing, WEEK } from './clock.ts';
import { ALWAYS, type Formula, isDecided, join, NEVER } from './formula.ts';
import { answersIn } from './stretches.ts';
import type { Trial } from './trial.ts';

/** A test that holds for every request. */
const HOLDS: Condition = { key: '{{resource.attributes.serviceName}}', operator: 'stringExists', value: true };

/** For how many instants it is looked whether a condition ever holds; keeping one that never does harms nobody. */
const MOST_LOOKS = 10_000;

/** A condition on the way to Cedar. */
interface Reading {
  readonly trial: Trial;
  /** Instants from which on its tests of the date and time go on as they are, until the next: a week of each is all. */
  readonly eras: number[];
}

/**
 * When a policy that otherwise grants does so, under its condition.
 *
 * What the condition's parts mean the core says, part by part: which of them can be read (C1), what a matcher answers
 * and when a test of the time does. What is unknown counts as not true, which under `and` and `or` allows no more
 * (CED-3).
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

/** Whether any test in it has this key, whether or not it can be read. */
export function looksAt(condition: Condition, key: string): boolean {
  const nodes = [condition];
  // Nodes are added while they are gone through, as they may be nested deeper than a function can call itself.
  for (const node of nodes) {
    if (keyOf(node) === key) return true;
    if (isGroup(node)) for (const part of node.conditions) nodes.push(part);
  }
  return false;
}

/** Whatever may stand in a condition's place, only a list makes a group of it. */
function isGroup(condition: Condition): condition is ConditionGroup {
  return typeof condition === 'object' && condition !== null && 'conditions' in condition
    ? Array.isArray(condition.conditions)
    : false;
}

function keyOf(condition: Condition): string {
  return typeof condition === 'object' && condition !== null && 'key' in condition ? condition.key : '';
}

/** A condition as deep as it stands in its rule, as the core reads no deeper than some levels (C1). */
function atLevel(level: number, condition: Condition): Condition {
  let nested = condition;
  for (let above = 1; above < level; above++) nested = { operator: 'and', conditions: [nested] };
  return nested;
}

/** Whether a condition holds at some instant: between two turns of the calendar, weeks are alike. */
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
