import type { Body } from '../../../ibm-api/body.ts';
import type { PayloadList } from '../../../ibm-api/payloads.ts';

/** A JSON value and the name that messages have for it, such as the path of its file. */
export interface NamedBody {
  readonly name: string;
  readonly body: unknown;
}

/** A body of IBM Cloud's API, and the list or call that it answers. */
export interface RecognisedBody {
  readonly kind: 'body';
  readonly list: PayloadList;
  readonly body: Body;
  /** The group, where the list is read group by group; none where neither the body nor its name says it. */
  readonly group?: string | undefined;
  /**
   * Which part of a list this is: IBM's command prints the policies of one subject, and the members of one type. Two
   * bare lists with the same value here are the same part.
   */
  readonly partOf?: string | undefined;
}

/** A JSON object that is about an account. */
export type Recognised = RecognisedBody | { readonly kind: 'account' | 'bundle'; readonly body: Body };

/** What a JSON value is that is none, or a phrase for what it looks like. */
export type Stranger =
  | { readonly kind: 'option'; readonly option: string; readonly what: string }
  | { readonly kind: 'unknown'; readonly look: string };
