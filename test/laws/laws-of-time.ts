import { ACTIONS, type Account, type Condition, type Decision, type Policy, type Request } from 'apikey-policy';
import fc from 'fast-check';
import { accountAndRequest, clocks, requestTimes, timeConditions } from '../../src/doors/testing/arbitraries/index.ts';
import { grantingPolicy } from '../../src/doors/testing/granting-policy.ts';
import { agree, type Law, rank, without } from './law.ts';

/**
 * The part of a decision that comes from policies that grant or may grant. Windows of other policies (A5) change only
 * near misses and the caveat on Editor (R3).
 */
function answer(decision: Decision): object {
  const caveats = decision.caveats.filter((caveat) => caveat !== 'editor-documented-otherwise');
  return { ...without(decision, 'nearMisses', 'request'), caveats };
}

/** Instants between two others, with the last millisecond and the last whole second. */
function between(from: number, until: number): readonly number[] {
  const quarters = [0.25, 0.5, 0.75].map((part) => from + (until - from) * part);
  return [from, ...quarters, until - 1000, until - 1].filter((instant) => instant >= from && instant < until);
}

const REQUESTER = 'IBMid-060001ADMN';
const REQUEST: Request = { principal: REQUESTER, action: ACTIONS[1] };

/** An account in which the answer depends on one condition. */
function onlyUnder(condition: Condition): Account {
  return {
    id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
    apiKeyCreation: 'RESTRICTED',
    principals: [{ kind: 'user', id: REQUESTER, state: 'ACTIVE' }],
    accessGroups: [],
    policies: [{ ...grantingPolicy('conditional', REQUESTER), condition }],
  };
}

const timed = accountAndRequest().filter(({ request }) => request.time !== undefined);

/** Laws of the time of a request. */
export const lawsOfTime: readonly Law[] = [
  {
    name: 'constant-until',
    rules: ['A5', 'C3'],
    sentence: 'Until `validUntil`, and for ever if there is none, the answer and its end stay the same.',
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
    sentence: 'An answer is valid as long as the answer of each policy alone, and for ever without conditions.',
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
    sentence: 'With one condition on the time, the answer changes at `validUntil` and not before.',
    property: ({ decide }) =>
      fc.property(timeConditions, requestTimes, (condition, time) => {
        const { validUntil } = decide(onlyUnder(condition), { ...REQUEST, time });
        fc.pre(validUntil !== undefined);
        const [before, last, then] = [time, validUntil - 1, validUntil].map(
          (instant) => decide(onlyUnder(condition), { ...REQUEST, time: instant }).allowed,
        );
        agree([last, then], [before, !before]);
      }),
  },
  {
    name: 'clocks',
    rules: ['C2', 'C3'],
    sentence:
      'At the time that a condition names, in any time zone, inclusive bounds hold, exclusive ones fail, and its day holds.',
    property: ({ decide }) =>
      fc.property(clocks, requestTimes, ({ date, time, day, offset }, other) => {
        const second = Date.parse(`${date}T${time}${offset}`);
        fc.pre(/^\d{4}-/.test(date) && !date.startsWith('0000'));
        const holds = (name: string, operator: string, value: string, at: number): boolean =>
          decide(onlyUnder({ key: `{{environment.attributes.${name}}}`, operator, value }), { ...REQUEST, time: at })
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
    sentence:
      'Without a time there is no `validUntil`, and an answer that is certain without a time is right at every time.',
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
    sentence: 'Two times within one second, also before 1970, give the same answer.',
    property: ({ decide }) =>
      fc.property(timed, fc.constantFrom(0, 1, 500.5, 999), ({ account, request }, milliseconds) => {
        const { time: given = 0 } = request;
        const second = Math.floor(given / 1000) * 1000;
        const time = Math.min(second + milliseconds, 8.64e15);
        const [here, there] = [decide(account, request), decide(account, { ...request, time })];
        agree(without(there, 'request'), without(here, 'request'));
      }),
  },
];
