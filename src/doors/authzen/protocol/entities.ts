/** A JSON object. The caller and the policy agree on the meaning of its keys. */
export type Properties = Readonly<Record<string, unknown>>;

/** A subject or resource without an id, for a search. */
export interface AuthzenTyped {
  readonly type: string;
  readonly properties?: Properties | undefined;
}

/** The requester. The id is unique within the type. */
export interface AuthzenSubject extends AuthzenTyped {
  readonly id: string;
}

/** The resource of the request. The id is unique within the type. */
export interface AuthzenResource extends AuthzenTyped {
  readonly id: string;
}

/** The action of the subject. It has a name, but no type or id. */
export interface AuthzenAction {
  readonly name: string;
  readonly properties?: Properties | undefined;
}

/** One evaluation in the body of a request. */
export interface AuthzenEvaluation {
  readonly subject: AuthzenSubject;
  readonly action: AuthzenAction;
  readonly resource: AuthzenResource;
  readonly context?: Properties | undefined;
}

/** A search for the subjects of a type that may perform the action on the resource. */
export interface AuthzenSubjectSearch {
  readonly subject: AuthzenTyped;
  readonly action: AuthzenAction;
  readonly resource: AuthzenResource;
  readonly context?: Properties | undefined;
}

/** A search for the resources of a type on which the subject may perform the action. */
export interface AuthzenResourceSearch {
  readonly subject: AuthzenSubject;
  readonly action: AuthzenAction;
  readonly resource: AuthzenTyped;
  readonly context?: Properties | undefined;
}

/** A search for the actions that the subject may perform on the resource. */
export interface AuthzenActionSearch {
  readonly subject: AuthzenSubject;
  readonly resource: AuthzenResource;
  readonly context?: Properties | undefined;
}
