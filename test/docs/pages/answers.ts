import { ACTIONS, type Decision } from 'apikey-policy';
import { ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import {
  ADMINISTRATOR,
  CREATE_SERVICE_ID_API_KEY,
  KEY_CREATOR,
  ROBOT,
  SERVICE_ID_CREATOR,
} from '../../support/names.ts';
import { code } from './table.ts';

type Account = Parameters<typeof ask>[0];

/** The four questions as heads of columns. */
export const QUESTIONS = ['T: change the setting', 'U: user API key', 'S: service ID API key', 'C: service ID'];

/** A decision as a cell: bold where it is a yes, with its reason. */
export function cell({ effect, reason }: Decision): string {
  return effect === 'allow' ? `**allow** ${code(reason)}` : `${effect} ${code(reason)}`;
}

/** The answers that one principal gets to the four questions. */
export function answers(account: Account, principal?: string): string[] {
  const asking = principal === undefined ? {} : { principal };
  return ACTIONS.map((action) =>
    cell(ask(account, action, { ...asking, ...(action === CREATE_SERVICE_ID_API_KEY && { resource: ROBOT }) })),
  );
}

/** A policy that grants a principal all four actions, Administrator among its roles. */
export const everything = (subject: string): object =>
  given.policy({ subject: { principal: subject }, roles: [ADMINISTRATOR, KEY_CREATOR, SERVICE_ID_CREATOR] });
