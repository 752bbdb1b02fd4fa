import type { Action } from 'apikey-policy';

/** The short names of section 1. */
export type Letter = 'T' | 'U' | 'S' | 'C';

export function letterOf(action: Action): Letter {
  switch (action) {
    case 'iam-identity.account.update':
      return 'T';
    case 'iam-identity.user-apikey.create':
      return 'U';
    case 'iam-identity.apikey.create':
      return 'S';
    case 'iam-identity.serviceid.create':
      return 'C';
  }
}
