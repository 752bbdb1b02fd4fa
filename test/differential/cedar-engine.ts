import { setFlagsFromString } from 'node:v8';
import {
  type AuthorizationAnswer,
  type CheckParseAnswer,
  checkParseEntities,
  isAuthorized,
  type PolicySet,
  policySetTextToParts,
  policyToJson,
  preparsePolicySet,
  preparseSchema,
  statefulIsAuthorized,
  validate,
} from '@cedar-policy/cedar-wasm/nodejs';
import { type Account, compile, type Request } from 'apikey-policy';
import { type CedarExport, toCedar, toCedarRequest } from 'apikey-policy/cedar';

// Node 20 crashes now and then where it has inlined a call into WebAssembly that returns an object, as all of these do.
setFlagsFromString('--no-turbo-inline-js-wasm-calls');

/** All that Cedar's own checks say against an export, warnings included (CED-4). */
export function complaintsAbout(exported: CedarExport): readonly unknown[] {
  const { schema, entities, policies } = exported;
  const read = checkParseEntities({ schema, entities });
  return [
    ...(read.type === 'failure' ? read.errors : []),
    ...complaintsAboutPolicies(exported, { staticPolicies: policies.text }),
    ...complaintsAboutPolicies(exported, policies.json),
  ];
}

function complaintsAboutPolicies({ schema }: CedarExport, policies: PolicySet): readonly unknown[] {
  const answer = validate({ schema, policies, validationSettings: { mode: 'strict' } });
  return answer.type === 'failure'
    ? [...answer.errors, ...answer.warnings]
    : [...answer.validationErrors, ...answer.validationWarnings, ...answer.otherWarnings];
}

/** The policies' text, as Cedar reads it, in its JSON form: by id. */
export function textAsJson({ policies: { text } }: CedarExport): Record<string, unknown> {
  const parts = policySetTextToParts(text);
  if (parts.type === 'failure') throw new Error(JSON.stringify(parts.errors));
  const read = parts.policies.map((policy) => {
    const answer = policyToJson(policy);
    if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
    return answer.json;
  });
  return Object.fromEntries(read.map((policy) => [policy.annotations?.id, policy]));
}

/** Whether Cedar allows it; it throws where its engine has anything to say but yes or no. */
export function allowsIn({ schema, policies, entities }: CedarExport, request: Request): boolean {
  const asked = { ...toCedarRequest(request), schema, validateRequest: true };
  return isAllow(isAuthorized({ ...asked, policies: policies.json, entities }));
}

function isAllow(answer: AuthorizationAnswer): boolean {
  if (answer.type === 'failure' || answer.warnings.length > 0 || answer.response.diagnostics.errors.length > 0) {
    throw new Error(JSON.stringify(answer));
  }
  return answer.response.decision === 'allow';
}

/** The same for many requests: Cedar reads the export once. */
function readByCedar({ schema, policies, entities }: CedarExport): (request: Request) => boolean {
  const read = (answer: CheckParseAnswer): void => {
    if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
  };
  if (schema !== lastSchema) read(preparseSchema('schema', schema));
  lastSchema = schema;
  read(preparsePolicySet('account', policies.json));
  const known = { preparsedSchemaName: 'schema', preparsedPolicySetId: 'account', validateRequest: true };
  return (request) => isAllow(statefulIsAuthorized({ ...toCedarRequest(request), ...known, entities }));
}

/** Every export has the same one, and reading it takes longest. */
let lastSchema: unknown;

/** Many accounts are exported alike, and validating takes longer than asking. */
const valid = new Set<string>();

/**
 * How many of the requests about an account are allowed, once Cedar has allowed those and no others.
 *
 * @throws what Cedar says against the account's export, or the request on which it differs
 */
export function agreedInCedar(account: Account, requests: readonly Request[]): number {
  const exported = toCedar(account);
  const written = JSON.stringify([exported.policies, exported.entities]);
  const complaints = valid.has(written) ? [] : complaintsAbout(exported);
  if (complaints.length > 0) throw new Error(JSON.stringify({ account, complaints }));
  valid.add(written);
  const pdp = compile(account);
  const allowsInCedar = readByCedar(exported);
  let allowed = 0;
  for (const request of requests) {
    const inCedar = allowsInCedar(request);
    if (inCedar !== pdp.allows(request)) throw new Error(JSON.stringify({ account, request, inCedar }));
    if (inCedar) allowed += 1;
  }
  return allowed;
}

/** Whether Cedar allows it in an account. */
export function allowsInCedar(account: Account, request: Request): boolean {
  return allowsIn(toCedar(account), request);
}
