import { blame } from '../json/report.ts';
import { flag, id, json, list, type Rebuilt, record, type Shape, text } from './shape.ts';

// What is unknown is no issue: operators, values and conditions may be whatever JSON can say (G4, C1, C4).
const matchers = list(record('a matcher', { key: text, 'operator?': json, 'value?': json }), 'matchers');

const someSubject = record('a subject', { 'principal?': id, 'accessGroup?': id });

const subject: Shape = (value, path, report) => {
  const read = someSubject(value, path, report);
  const count = read && Object.keys(read).length;
  const sentence = 'must have exactly one of `principal` and `accessGroup`';
  if (count === 0) blame(report.issues, 'missing', path, sentence);
  if (count === 2) blame(report.issues, 'ambiguous', path, sentence);
  return read;
};

export const policy: Shape<Rebuilt> = record('a policy', {
  id,
  subject,
  roles: list(id, 'role CRNs'),
  target: record('a target', { attributes: matchers, 'tags?': matchers }),
  'condition?': json,
  'type?': text,
  'state?': text,
  'managed?': flag,
  'name?': text,
});
