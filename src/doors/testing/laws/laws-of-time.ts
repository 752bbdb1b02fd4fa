import { ACTIONS, type Account, type Condition, type Decision, type Policy, type Request } from 'apikey-policy';
import fc from 'fast-check';
import { accountAndRequest, clocks, requestTimes, timeConditions } from '../arbitraries/index.ts';
import { grantingPolicy } from '../granting-policy.ts';
import { agree, type Law, rank, without } from './law.ts';

/**
 * What a decision says of policies that grant or may. A window of any other is not in play (A5): it may change near
 * misses and the caveat on Editor (R3), and nothing else.
 */
function answer(decision: Decision): object {
  const caveats = decision.caveats.filter((caveat) => caveat !== 'editor-documented-otherwise');
  return { ...without(decision, 'nearMisses', 'request'), caveats };
}

/** Instants from one up to another, the last millisecond and the last whole second among them. */
function between(from: number, until: number): readonly number[] {
  const quarters = [0.25, 0.5, 0.75].map((part) => from + (until - from) * part);
  return [from, ...quarters, until - 1000, until - 1].filter((instant) => instant >= from && instant < until);
}

const ASKER = 'IBMid-060001ADMN';
const ASKED: Request = { principal: ASKER, action: ACTIONS[1] };

/** An account where all depends on one condition. */
function onlyUnder(condition: Condition): Account {
  return {
    id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
    apiKeyCreation: 'RESTRICTED',
    principals: [{ kind: 'user', id: ASKER, state: 'ACTIVE' }],
    accessGroups: [],
    policies: [{ ...grantingPolicy('conditional', ASKER), condition }],
  };
}

const timed = accountAndRequest().filter(({ request }) => request.time !== undefined);

/** What the time of a request changes, and when. */
export const lawsOfTime: readonly Law[] = [
  {
    name: 'constant-until',
    rules: ['A5', 'C3'],
    sentence: 'Up to `validUntil`, and for ever where there is none, an answer stays what it is, and so does its end.',
    property: ({ decide }) =>
      fc.property(timed, fc.double({ min: 0, max: 1, noNaN: true }), ({ account, request }, part) => {
        const { time = 0 } = request;
        const decision = decide(account, request);
        const { validUntil = 8.64e15 } = decision;
        for (const instant of [...between(time, validUntil), Math.max(time, time + (validUntil - 1 - time) * part)]) {
          agree(answer(decide(account, { ...request, time: instant })), answer(decision));
        }
      }),
  },
  {
    name: 'end-is-the-earliest',
    rules: ['A5', 'G8'],
    sentence: 'An account is valid as long as each of its policies alone would be, and for ever without conditions.',
    property: ({ decide }) =>
      fc.property(timed, ({ account, request }) => {
        const endOf = (...policies: Policy[]): number =>
          decide({ ...account, policies }, request).validUntil ?? Infinity;
        agree(endOf(...account.policies), Math.min(Infinity, ...account.policies.map((policy) => endOf(policy))));
        agree(endOf(...account.policies.map(({ condition: _condition, ...policy }) => policy)), Infinity);
      }),
  },
  {
    name: 'end-is-a-change',
    rules: ['A5', 'C2', 'C3'],
    sentence: 'With one condition on the time, the answer turns at `validUntil` and at no other time before.',
    property: ({ decide }) =>
      fc.property(timeConditions, requestTimes, (condition, time) => {
        const { validUntil } = decide(onlyUnder(condition), { ...ASKED, time });
        fc.pre(validUntil !== undefined);
        const [before, last, then] = [time, validUntil - 1, validUntil].map(
          (instant) => decide(onlyUnder(condition), { ...ASKED, time: instant }).allowed,
        );
        agree([last, then], [before, !before]);
      }),
  },
  {
    name: 'clocks',
    rules: ['C2', 'C3'],
    sentence:
      'At the second that a clock at any offset shows, its bounds hold if they include it, and so does its day.',
    property: ({ decide }) =>
      fc.property(clocks, requestTimes, ({ date, time, day, offset }, other) => {
        const second = Date.parse(`${date}T${time}${offset}`);
        fc.pre(/^\d{4}-/.test(date) && !date.startsWith('0000'));
        const holds = (name: string, operator: string, value: string, at: number): boolean =>
          decide(onlyUnder({ key: `{{environment.attributes.${name}}}`, operator, value }), { ...ASKED, time: at })
            .allowed;
        agree(holds('day_of_week', 'dayOfWeekEquals', `${day}${offset}`, second), true);
        for (const [name, prefix, value] of [
          ['current_time', 'time', `${time}${offset}`],
          ['current_date_time', 'dateTime', `${date}T${time}${offset}`],
        ] as const) {
          const answers = (at: number): readonly boolean[] =>
            ['LessThan', 'LessThanOrEquals', 'GreaterThan', 'GreaterThanOrEquals'].map((bound) =>
              holds(name, `${prefix}${bound}`, value, at),
            );
          agree(answers(second), [false, true, false, true]);
          const [isLess, isLessOrEqual, isGreater, isGreaterOrEqual] = answers(other);
          agree([isLess, isLessOrEqual], [!isGreaterOrEqual, !isGreater]);
        }
      }),
  },
  {
    name: 'no-time-no-end',
    rules: ['A5', 'C4'],
    sentence: 'Without a time there is no `validUntil`, and an answer that is certain without one is so at every time.',
    property: ({ decide }) =>
      fc.property(timed, ({ account, request }) => {
        const { time: _time, ...timeless } = request;
        const decision = decide(account, timeless as Request);
        agree(decision.validUntil, undefined);
        if (decision.effect !== 'indeterminate') agree(rank(decide(account, request)), rank(decision));
      }),
  },
  {
    name: 'whole-seconds',
    rules: ['C3'],
    sentence: 'Times of one second, before 1970 too, are one time.',
    property: ({ decide }) =>
      fc.property(timed, fc.constantFrom(0, 1, 500.5, 999), ({ account, request }, milliseconds) => {
        const { time: asked = 0 } = request;
        const second = Math.floor(asked / 1000) * 1000;
        const time = Math.min(second + milliseconds, 8.64e15);
        const [here, there] = [decide(account, request), decide(account, { ...request, time })];
        agree(without(there, 'request'), without(here, 'request'));
      }),
  },
];
