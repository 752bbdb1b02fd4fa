import type { PolicyDecisionPoint } from '../engine/compile.ts';
import { decide } from '../engine/decide.ts';
import { accountOf, checkOptions, isPoint, refuseArgument } from '../json/argument.ts';
import type { Account } from '../nouns/account.ts';
import {
  type Action,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  UPDATE_SETTING,
} from '../nouns/action.ts';

/** The time of a question. */
export interface QuestionOptions {
  /** Epoch milliseconds. Without it, time conditions are unknown. */
  readonly time?: number | undefined;
}

/** The time of a question about a user API key, and who gets the key. */
export interface UserApiKeyOptions extends QuestionOptions {
  /** IAM ID of the user who gets the key; by default the principal. */
  readonly resource?: string | undefined;
}

/**
 * Answers whether a principal may change the account's API key creation setting. The value of the setting makes no
 * difference (S7).
 *
 * @param from an account, or its compiled form for many questions
 * @param principal IAM ID
 * @param options `time`: the time of the request, in epoch milliseconds
 * @returns whether it is certainly allowed; `decide` gives the reasons
 * @throws TypeError if an argument is invalid
 *
 * @example
 * ```ts
 * import { mayUpdateApiKeySetting, ROLES } from 'apikey-policy';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060002EDTR', state: 'ACTIVE' }],
 *   accessGroups: [],
 *   policies: [
 *     {
 *       id: 'editor-on-iam-identity',
 *       subject: { principal: 'IBMid-060002EDTR' },
 *       roles: [ROLES.editor],
 *       target: { attributes: [{ key: 'serviceName', value: 'iam-identity' }] },
 *     },
 *   ],
 * } as const;
 * mayUpdateApiKeySetting(account, 'IBMid-060002EDTR'); // => true
 * ```
 */
export function mayUpdateApiKeySetting(
  from: Account | PolicyDecisionPoint,
  principal: string,
  options: QuestionOptions = {},
): boolean {
  return ask(from, UPDATE_SETTING, principal, undefined, options);
}

/**
 * Answers whether a principal may create a user API key, by default for itself.
 *
 * If the setting restricts it, every user needs the role `User API key creator`, including the account owner (S6, P6).
 *
 * @param from an account, or its compiled form for many questions
 * @param principal IAM ID
 * @param options `time`: the time of the request, in epoch milliseconds; `resource`: IAM ID of the user who gets the
 * key
 * @returns whether it is certainly allowed; `decide` gives the reasons
 * @throws TypeError if an argument is invalid
 *
 * @example
 * ```ts
 * import { mayCreateUserApiKey } from 'apikey-policy';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'NOT_RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060002EDTR', state: 'ACTIVE' }],
 *   accessGroups: [],
 *   policies: [],
 * } as const;
 * mayCreateUserApiKey(account, 'IBMid-060002EDTR'); // => true
 * mayCreateUserApiKey(account, 'IBMid-060002EDTR', { resource: 'IBMid-060001ADMN' }); // => false
 * ```
 */
export function mayCreateUserApiKey(
  from: Account | PolicyDecisionPoint,
  principal: string,
  options: UserApiKeyOptions = {},
): boolean {
  checkOptions(options, ['time', 'resource']);
  const { resource, time } = options;
  return ask(from, CREATE_USER_API_KEY, principal, resource, { time });
}

/**
 * Answers whether a principal may create an API key for a service ID. The setting makes no difference (S7).
 *
 * @param from an account, or its compiled form for many questions
 * @param principal IAM ID
 * @param serviceId the service ID, as `ServiceId-…` or `iam-ServiceId-…`
 * @param options `time`: the time of the request, in epoch milliseconds
 * @returns whether it is certainly allowed; `decide` gives the reasons
 * @throws TypeError if an argument is invalid
 *
 * @example
 * ```ts
 * import { mayCreateServiceIdApiKey, ROLES } from 'apikey-policy';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   principals: [
 *     { kind: 'user', id: 'IBMid-060013OPER', state: 'ACTIVE' },
 *     { kind: 'service-id', id: 'iam-ServiceId-3f1e6c1a-9c0e-4f0a-8a53-7d2b1c4e5f60' },
 *   ],
 *   accessGroups: [],
 *   policies: [
 *     {
 *       id: 'operator-on-iam-identity',
 *       subject: { principal: 'IBMid-060013OPER' },
 *       roles: [ROLES.operator],
 *       target: { attributes: [{ key: 'serviceName', value: 'iam-identity' }] },
 *     },
 *   ],
 * } as const;
 * mayCreateServiceIdApiKey(account, 'IBMid-060013OPER', 'ServiceId-3f1e6c1a-9c0e-4f0a-8a53-7d2b1c4e5f60'); // => true
 * ```
 */
export function mayCreateServiceIdApiKey(
  from: Account | PolicyDecisionPoint,
  principal: string,
  serviceId: string,
  options: QuestionOptions = {},
): boolean {
  if (typeof serviceId !== 'string' || serviceId === '')
    refuseArgument('serviceId', 'the ID of a service ID', serviceId);
  return ask(from, CREATE_SERVICE_ID_API_KEY, principal, serviceId, options);
}

/**
 * Answers whether a principal may create a service ID. The service ID creation setting can restrict it (S8).
 *
 * @param from an account, or its compiled form for many questions
 * @param principal IAM ID
 * @param options `time`: the time of the request, in epoch milliseconds
 * @returns whether it is certainly allowed; `decide` gives the reasons
 * @throws TypeError if an argument is invalid
 *
 * @example
 * ```ts
 * import { mayCreateServiceId } from 'apikey-policy';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   serviceIdCreation: 'RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060013OPER', state: 'ACTIVE' }],
 *   accessGroups: [],
 *   policies: [],
 * } as const;
 * mayCreateServiceId(account, 'IBMid-060013OPER'); // => false
 * ```
 */
export function mayCreateServiceId(
  from: Account | PolicyDecisionPoint,
  principal: string,
  options: QuestionOptions = {},
): boolean {
  return ask(from, CREATE_SERVICE_ID, principal, undefined, options);
}

function ask(
  from: Account | PolicyDecisionPoint,
  action: Action,
  principal: string,
  resource: string | undefined,
  options: QuestionOptions,
): boolean {
  const account = accountOf(from);
  checkOptions(options, ['time']);
  const { time } = options;
  const request = {
    principal,
    action,
    ...(resource !== undefined && { resource }),
    ...(time !== undefined && { time }),
  };
  return isPoint(from) ? from.allows(request) : decide(account, request).allowed;
}
