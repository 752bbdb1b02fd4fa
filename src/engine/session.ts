import type { Action } from '../nouns/action.ts';
import type { Decision } from '../nouns/decision.ts';
import { checkQuestion, checkTime, requestOf } from '../rules/request.ts';
import type { CachedView } from './cached-view.ts';
import { keep } from './keep.ts';
import { isOwn, keptRuling, newRulingCache, type RulingCache } from './ruling-cache.ts';
import { DEPENDS_ON_TIME, type Settled, settledAnswer, YES } from './settled.ts';

/**
 * Answers many questions of one principal, which takes no request object. Its methods are called on it; taken off it,
 * they throw.
 */
export interface PrincipalView {
  /** IAM ID of who asks. */
  readonly principal: string;
  /** The same as the decision point's `decide`; `time` in epoch milliseconds. */
  decide(this: PrincipalView, action: Action, resource?: string, time?: number): Decision;
  /** The same as the decision point's `allows`; `time` in epoch milliseconds. */
  allows(this: PrincipalView, action: Action, resource?: string, time?: number): boolean;
}

/**
 * The questions of one principal, and all that is kept of its answers.
 *
 * `decide` needs the whole evidence, which lasts until a clock changes; `allows` needs one bit, which mostly lasts for
 * good, and looks at the evidence only where it does not.
 *
 * Invariant: of a question that is settled, all but the time was checked.
 *
 * A class, as its answers lie in the object that is asked: those of a closure are two loads further away, and loads
 * are what a look-up costs. For the same reason the actions are literals here, not names from another module, and
 * looking up calls nothing.
 */
export class Session implements PrincipalView {
  readonly principal: string;
  readonly #account: CachedView;
  readonly #rulings: RulingCache;
  #update: Settled | undefined;
  #createUserApiKey: Settled | undefined;
  #createServiceId: Settled | undefined;
  /** By the service ID that a key was asked for. */
  readonly #createServiceIdApiKey = new Map<string | undefined, Settled>();

  constructor(account: CachedView, principal: string) {
    this.principal = principal;
    this.#account = account;
    this.#rulings = newRulingCache(principal);
    Object.freeze(this);
    // What all sessions share, too; not beside the class, as bundlers would keep it where nobody compiles.
    Object.freeze(Session.prototype);
  }

  allows(action: Action, resource?: string, time?: number): boolean {
    const answer = this.#recall(action, resource) ?? this.#settle(action, resource);
    checkTime(time);
    if (answer === DEPENDS_ON_TIME) return keptRuling(this.#account, this.#rulings, action, resource, time).allowed;
    return answer === YES;
  }

  decide(action: Action, resource?: string, time?: number): Decision {
    const { ruling } = keptRuling(this.#account, this.#rulings, action, resource, time);
    return ruling(requestOf(this.principal, action, resource, time));
  }

  #recall(action: Action, resource: string | undefined): Settled | undefined {
    switch (action) {
      case 'iam-identity.apikey.create':
        return this.#createServiceIdApiKey.get(resource);
      case 'iam-identity.user-apikey.create':
        return resource === undefined || resource === this.principal ? this.#createUserApiKey : undefined;
      case 'iam-identity.account.update':
        return resource === undefined ? this.#update : undefined;
      case 'iam-identity.serviceid.create':
        return resource === undefined ? this.#createServiceId : undefined;
    }
  }

  #settle(action: Action, resource: string | undefined): Settled {
    checkQuestion(action, resource, undefined);
    const answer = settledAnswer(this.#account, requestOf(this.principal, action, resource, undefined));
    switch (action) {
      case 'iam-identity.apikey.create':
        keep(this.#createServiceIdApiKey, resource, answer);
        break;
      case 'iam-identity.user-apikey.create':
        if (isOwn(this.principal, resource)) this.#createUserApiKey = answer;
        break;
      case 'iam-identity.account.update':
        this.#update = answer;
        break;
      case 'iam-identity.serviceid.create':
        this.#createServiceId = answer;
        break;
    }
    return answer;
  }
}
