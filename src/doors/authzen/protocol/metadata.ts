import { checkOptions } from '../../../json/argument.ts';
import type { AuthzenPdp } from './create-authzen-pdp.ts';

/** The paths of the endpoints below the base of a decision point, by function. */
export const AUTHZEN_PATHS = {
  evaluation: '/access/v1/evaluation',
  evaluations: '/access/v1/evaluations',
  subjectSearch: '/access/v1/search/subject',
  resourceSearch: '/access/v1/search/resource',
  actionSearch: '/access/v1/search/action',
} as const;
AUTHZEN_PATHS satisfies Record<keyof AuthzenPdp, string>;
Object.freeze(AUTHZEN_PATHS);

/** The metadata of a decision point. */
export interface AuthzenMetadata {
  /** The exact base: a caller refuses metadata with another one. */
  readonly policy_decision_point: string;
  readonly access_evaluation_endpoint: string;
  readonly access_evaluations_endpoint: string;
  readonly search_subject_endpoint: string;
  readonly search_resource_endpoint: string;
  readonly search_action_endpoint: string;
  readonly capabilities?: readonly string[] | undefined;
  readonly signed_metadata?: string | undefined;
}

/** What a deployment adds to the metadata. */
export interface AuthzenMetadataOptions {
  /** URNs of registered capabilities. */
  readonly capabilities?: readonly string[] | undefined;
  /** The same metadata as a signed JSON Web Token, which takes a key and so is made elsewhere. */
  readonly signedMetadata?: string | undefined;
}

const BASE = /^https:\/\/[^/?#\s]+((?:\/[^?#\s]*)?)$/i;
const WELL_KNOWN = '/.well-known/authzen-configuration';

/**
 * The metadata document of a decision point.
 *
 * @param base the URL below which the endpoints stand: `https`, without query or fragment; a path tells tenants apart
 * @param options `capabilities`: URNs; `signedMetadata`: a signed JSON Web Token
 * @throws TypeError if the base is no such URL
 *
 * @example
 * ```ts
 * import { authzenMetadata } from 'apikey-policy/authzen';
 *
 * const metadata = authzenMetadata('https://pdp.example.com/tenant1');
 * metadata.policy_decision_point; // => 'https://pdp.example.com/tenant1'
 * metadata.search_subject_endpoint; // => 'https://pdp.example.com/tenant1/access/v1/search/subject'
 * ```
 */
export function authzenMetadata(base: string, options: AuthzenMetadataOptions = {}): AuthzenMetadata {
  pathOf(base);
  checkOptions(options, ['capabilities', 'signedMetadata']);
  const { capabilities = [], signedMetadata } = options;
  const at = (path: string): string => withoutSlash(base) + path;
  return {
    policy_decision_point: base,
    access_evaluation_endpoint: at(AUTHZEN_PATHS.evaluation),
    access_evaluations_endpoint: at(AUTHZEN_PATHS.evaluations),
    search_subject_endpoint: at(AUTHZEN_PATHS.subjectSearch),
    search_resource_endpoint: at(AUTHZEN_PATHS.resourceSearch),
    search_action_endpoint: at(AUTHZEN_PATHS.actionSearch),
    // A parameter without a value is left out.
    ...(capabilities.length > 0 && { capabilities: [...capabilities] }),
    ...(signedMetadata !== undefined && { signed_metadata: signedMetadata }),
  };
}

/**
 * The path at which the metadata document is served: the well-known one, before the path of the base.
 *
 * @param base as of `authzenMetadata`
 * @throws TypeError if the base is no such URL
 *
 * @example
 * ```ts
 * import { authzenMetadataPath } from 'apikey-policy/authzen';
 *
 * authzenMetadataPath('https://pdp.example.com'); // => '/.well-known/authzen-configuration'
 * authzenMetadataPath('https://pdp.example.com/tenant1'); // => '/.well-known/authzen-configuration/tenant1'
 * ```
 */
export function authzenMetadataPath(base: string): string {
  return WELL_KNOWN + withoutSlash(pathOf(base));
}

function pathOf(base: string): string {
  const path = BASE.exec(base)?.[1];
  if (path === undefined) throw new TypeError('`base` must be an https URL without query and fragment');
  return path;
}

function withoutSlash(text: string): string {
  return text.endsWith('/') ? text.slice(0, -1) : text;
}
