import { compile, decide, type Request } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import * as given from '../../support/given.ts';
import { ANNA, CREATE_SERVICE_ID_API_KEY, UPDATE_SETTING } from '../../support/names.ts';

const LAST_INSTANT = 8.64e15;
const NAMES =
  '`iam-identity.account.update`, `iam-identity.user-apikey.create`, `iam-identity.apikey.create`, `iam-identity.serviceid.create`';
const SERVICE_ID = `\`resource\` of a request for \`${CREATE_SERVICE_ID_API_KEY}\` must be a service ID, \`ServiceId-…\` or \`iam-ServiceId-…\``;
const TIME = '`time` of a request must be a finite number of epoch milliseconds within ±8.64e15';
const PRINCIPAL = '`principal` of a request must be an IAM ID, a non-empty string';

/** Values that are not requests, each with its error message. */
const REFUSED: readonly (readonly [what: string, request: unknown, sentence: string])[] = [
  ['nothing', undefined, '`request` must be a request, but is missing'],
  ['null', null, '`request` must be a request, but is null'],
  ['a string', ANNA, '`request` must be a request, but is a string'],
  ['a request without a principal', { action: UPDATE_SETTING }, PRINCIPAL],
  ['somebody without a name', { principal: '', action: UPDATE_SETTING }, PRINCIPAL],
  ['no action', { principal: ANNA }, `\`action\` of a request must be one of ${NAMES}`],
  ['another action', { principal: ANNA, action: 'toString' }, `\`action\` of a request must be one of ${NAMES}`],
  [
    'a resource that is not a string',
    { principal: ANNA, action: UPDATE_SETTING, resource: 1 },
    '`resource` of a request must be a string',
  ],
  ['a key for no service ID', { principal: ANNA, action: CREATE_SERVICE_ID_API_KEY }, SERVICE_ID],
  ['a key for an empty text', { principal: ANNA, action: CREATE_SERVICE_ID_API_KEY, resource: '' }, SERVICE_ID],
  ['a time that is not a number', { principal: ANNA, action: UPDATE_SETTING, time: '0' }, TIME],
  ['a time that is not finite', { principal: ANNA, action: UPDATE_SETTING, time: Number.NaN }, TIME],
  ['a time that no clock reaches', { principal: ANNA, action: UPDATE_SETTING, time: LAST_INSTANT + 2 }, TIME],
  ['a time before all clocks', { principal: ANNA, action: UPDATE_SETTING, time: -LAST_INSTANT - 2 }, TIME],
];

describe.each(REFUSED)('%s', (_, request, sentence) => {
  const asked = request as Request;

  it('is refused with a message that names the field', () => {
    expect(() => decide(given.account(), asked)).toThrow(new TypeError(sentence));
  });

  it('is refused by a compiled account with the same message', () => {
    const pdp = compile(given.account());
    expect(() => pdp.decide(asked)).toThrow(new TypeError(sentence));
    expect(() => pdp.allows(asked)).toThrow(new TypeError(sentence));
  });
});

it.each([LAST_INSTANT, -LAST_INSTANT, 0])('%s is a valid time of a request', (time) => {
  expect(decide(given.account(), { principal: ANNA, action: UPDATE_SETTING, time }).request.time).toBe(time);
});
