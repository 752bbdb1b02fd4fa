import type { Account, Request } from 'apikey-policy';
import { type Truth, unknown } from './truth.ts';

// rules.md, section 8, I3: for S, the service ID that gets the key.

/** The form that policies name, `ServiceId-…`. A string with neither prefix stays the same. */
export function resourceName(text: string): string {
  return /^iam-ServiceId-/.test(text) ? text.slice(4) : text;
}

function isServiceId(text: string): boolean {
  return /^(iam-)?ServiceId-/.test(text);
}

/** Listed principals that are this service ID. */
function entries({ principals }: Account, text: string) {
  return principals.filter(
    (principal) => principal.kind === 'service-id' && principal.id === `iam-${resourceName(text)}`,
  );
}

export function exists(account: Account, { resource = '' }: Request): Truth {
  if (!isServiceId(resource)) return false;
  if (entries(account, resource).length > 0) return true;
  return account.partial?.includes('principals') ? unknown('unknown-service-id') : false;
}

export function isLocked(account: Account, { resource = '' }: Request): boolean {
  return (
    isServiceId(resource) &&
    entries(account, resource).some((entry) => entry.kind === 'service-id' && entry.locked === true)
  );
}
