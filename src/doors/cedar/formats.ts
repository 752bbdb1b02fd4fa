// The JSON formats of Cedar 4, as far as the export uses them. The types are those of Cedar's own engines, which accept an
// export without change.

/** An entity's type, in the namespace `IbmCloudIam`, and its escaped id (CED-1). */
export interface CedarEntityUid {
  readonly type: string;
  readonly id: string;
}

/** A principal, the account or a group, with its parents. */
export interface CedarEntity {
  readonly uid: CedarEntityUid;
  readonly attrs: Record<string, never>;
  readonly parents: CedarEntityUid[];
}

/** A condition's expression. */
export type CedarExpression =
  | { readonly Value: number }
  | { readonly Var: 'principal' | 'resource' | 'context' }
  | { readonly '.': CedarAttribute }
  | { readonly has: CedarAttribute }
  | { readonly '==': CedarOperands }
  | { readonly '<': CedarOperands }
  | { readonly '>=': CedarOperands }
  | { readonly '+': CedarOperands }
  | { readonly '*': CedarOperands }
  | { readonly '&&': CedarOperands }
  | { readonly '||': CedarOperands };

/** An attribute of a record. */
export interface CedarAttribute {
  readonly left: CedarExpression;
  readonly attr: string;
}

/** The operands of an operator. */
export interface CedarOperands {
  readonly left: CedarExpression;
  readonly right: CedarExpression;
}

/** The principals or the resources of a policy. */
export type CedarScope =
  | { readonly op: 'All' }
  | { readonly op: '=='; readonly entity: CedarEntityUid }
  | { readonly op: 'in'; readonly entity: CedarEntityUid }
  | { readonly op: 'is'; readonly entity_type: string; readonly in: { readonly entity: CedarEntityUid } };

/** A permit of one action. */
export interface CedarPolicy {
  readonly effect: 'permit';
  readonly principal: CedarScope;
  readonly action: { readonly op: '=='; readonly entity: CedarEntityUid };
  readonly resource: CedarScope;
  readonly conditions: { readonly kind: 'when'; readonly body: CedarExpression }[];
  readonly annotations: { readonly id: string };
}

/** A policy and its id: the unit in which policies are created, compared and removed. */
export interface CedarNamedPolicy<Form> {
  readonly id: string;
  readonly policy: Form;
}

/** The types of the entities, the actions and the context. */
export type CedarSchema = {
  readonly IbmCloudIam: {
    readonly commonTypes: Record<string, CedarRecord>;
    readonly entityTypes: Record<string, { readonly memberOfTypes: string[] }>;
    readonly actions: Record<string, { readonly appliesTo: CedarUse }>;
  };
};

/** A record type. */
export interface CedarRecord {
  readonly type: 'Record';
  readonly attributes: Record<string, { readonly type: string; readonly required: boolean }>;
}

/** The principals, resources and context of an action. */
export interface CedarUse {
  readonly principalTypes: string[];
  readonly resourceTypes: string[];
  readonly context: { readonly type: string };
}

/** The time of a request, in UTC (CED-3). */
export type CedarNow = {
  /** Whole seconds since 1970, rounded down. */
  readonly second: number;
  /** 0 to 86399. */
  readonly secondOfDay: number;
  /** 1 = Monday … 7 = Sunday. */
  readonly dayOfWeek: number;
};

/** A request to a Cedar engine. */
export interface CedarRequest {
  readonly principal: CedarEntityUid;
  readonly action: CedarEntityUid;
  readonly resource: CedarEntityUid;
  readonly context: { readonly now: CedarNow } | Record<string, never>;
}
