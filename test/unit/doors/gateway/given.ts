import { type HttpCall, requestFromHttp } from 'apikey-policy/gateway';

export {
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  UPDATE_SETTING,
} from '../../../support/names.ts';

export const ACCOUNT = '1a2b3c4d5e6f40718293a4b5c6d7e8f9';
export const ANNA = 'IBMid-060001ADMN';
export const ROBOT = 'iam-ServiceId-3f1e6c1a-9c0e-4f0a-8a53-7d2b1c4e5f60';
export const CALLER = { principal: ANNA, account: ACCOUNT };
export const SETTINGS = `/v1/accounts/${ACCOUNT}/settings/identity`;

/** A call that asks for a key of Anna's, or with something else in its place. */
export function call(instead: Partial<HttpCall> = {}): HttpCall {
  return { method: 'POST', path: '/v1/apikeys', body: JSON.stringify({ name: 'deploy', iam_id: ANNA }), ...instead };
}

/** A call that changes the settings. */
export function settingsCall(body: object, instead: Partial<HttpCall> = {}): HttpCall {
  return { method: 'PUT', path: SETTINGS, body: JSON.stringify(body), ...instead };
}

/** A call as a short string: the actions that it needs, the codes of its issues, or `not-ours`. */
export function outcome(instead: Partial<HttpCall> = {}): string {
  const read = requestFromHttp(call(instead), CALLER);
  switch (read.kind) {
    case 'decide':
      return read.requests.map(({ action }) => action).join(' ');
    case 'invalid':
      return `invalid: ${read.issues.map(({ code }) => code).join(' ')}`;
    case 'not-ours':
      return read.kind;
  }
}
