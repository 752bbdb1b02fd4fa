/** A JSON object whose keys mean what the caller and the policy agree on. */
export type Properties = Readonly<Record<string, unknown>>;

/** A subject or resource of which only the type is known, as a search names what it looks for. */
export interface AuthzenTyped {
  readonly type: string;
  readonly properties?: Properties | undefined;
}

/** Who asks: its id counts within its type. */
export interface AuthzenSubject extends AuthzenTyped {
  readonly id: string;
}

/** What is asked about: its id counts within its type. */
export interface AuthzenResource extends AuthzenTyped {
  readonly id: string;
}

/** What the subject would do; it has a name, and neither type nor id. */
export interface AuthzenAction {
  readonly name: string;
  readonly properties?: Properties | undefined;
}

/** One question, as it stands in the body of a request. */
export interface AuthzenEvaluation {
  readonly subject: AuthzenSubject;
  readonly action: AuthzenAction;
  readonly resource: AuthzenResource;
  readonly context?: Properties | undefined;
}

/** Who, of this type, may do this to that? */
export interface AuthzenSubjectSearch {
  readonly subject: AuthzenTyped;
  readonly action: AuthzenAction;
  readonly resource: AuthzenResource;
  readonly context?: Properties | undefined;
}

/** To what, of this type, may the subject do this? */
export interface AuthzenResourceSearch {
  readonly subject: AuthzenSubject;
  readonly action: AuthzenAction;
  readonly resource: AuthzenTyped;
  readonly context?: Properties | undefined;
}

/** What may the subject do to this? */
export interface AuthzenActionSearch {
  readonly subject: AuthzenSubject;
  readonly resource: AuthzenResource;
  readonly context?: Properties | undefined;
}
