/** Why bodies can't be put together, by code; the codes stay. */
export const BODY_ISSUES = {
  'no-bodies': 'no body is given',
  'wrong-type': 'a body is not JSON that IBM Cloud answers with: an object, or an array of objects',
  'not-recognised': 'the body is of an unknown kind; the message says what it looks like',
  'other-option': "a file of the command's options stands among the bodies",
  'same-place': 'two bodies are for one place',
  'other-account': 'two bodies are of different accounts',
  'group-not-named': 'neither a body nor its name says of which access group the members are',
  'account-not-named': 'no body names its account',
  'not-json': 'the bodies cannot be read as plain JSON',
} as const;
Object.freeze(BODY_ISSUES);

/** A code of an issue that `payloadsFromBodies` finds. */
export type BodyIssueCode = keyof typeof BODY_ISSUES;
