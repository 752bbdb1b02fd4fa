import {
  type Action,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  UPDATE_SETTING,
} from '../nouns/action.ts';
import { keep } from './keep.ts';

/** What is kept of the answers that one principal was given, one for each question. */
export interface Answers<Answer> {
  readonly principal: string;
  update: Answer | undefined;
  createUserApiKey: Answer | undefined;
  createServiceId: Answer | undefined;
  /** By the service ID that a key was asked for. */
  readonly createServiceIdApiKey: Map<string | undefined, Answer>;
}

export function noAnswers<Answer>(principal: string): Answers<Answer> {
  return {
    principal,
    update: undefined,
    createUserApiKey: undefined,
    createServiceId: undefined,
    createServiceIdApiKey: new Map(),
  };
}

/** What was kept of a question; nothing of one that is no question at all. */
export function recall<Answer>(
  answers: Answers<Answer>,
  action: Action,
  resource: string | undefined,
): Answer | undefined {
  switch (action) {
    case CREATE_SERVICE_ID_API_KEY:
      return answers.createServiceIdApiKey.get(resource);
    case CREATE_USER_API_KEY:
      return isOwn(answers, resource) ? answers.createUserApiKey : undefined;
    // What these are asked with makes no difference, and nobody asks them with something.
    case UPDATE_SETTING:
      return resource === undefined ? answers.update : undefined;
    case CREATE_SERVICE_ID:
      return resource === undefined ? answers.createServiceId : undefined;
  }
}

export function remember<Answer>(
  answers: Answers<Answer>,
  action: Action,
  resource: string | undefined,
  answer: Answer,
): Answer {
  switch (action) {
    case CREATE_SERVICE_ID_API_KEY:
      return keep(answers.createServiceIdApiKey, resource, answer);
    case CREATE_USER_API_KEY:
      if (isOwn(answers, resource)) answers.createUserApiKey = answer;
      return answer;
    case UPDATE_SETTING:
      answers.update = answer;
      return answer;
    case CREATE_SERVICE_ID:
      answers.createServiceId = answer;
      return answer;
  }
}

/** Somebody else's user API key is another question than one's own, and asked about by mistake. */
function isOwn({ principal }: Answers<unknown>, resource: string | undefined): boolean {
  return resource === undefined || resource === principal;
}
