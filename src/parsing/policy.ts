import { addIssue } from '../json/report.ts';
import { array, boolean, id, json, type Rebuilt, record, type Shape, string } from './shape.ts';

// Unknown operators, values and conditions are not issues: they may be any JSON (G4, C1, C4).
const matchers = array(record('a matcher', { key: string, 'operator?': json, 'value?': json }), 'matchers');

const someSubject = record('a subject', { 'principal?': id, 'accessGroup?': id });

const subject: Shape = (value, path, report) => {
  const read = someSubject(value, path, report);
  const count = read && Object.keys(read).length;
  const sentence = 'must have exactly one of `principal` and `accessGroup`';
  if (count === 0) addIssue(report.issues, 'missing', path, sentence);
  if (count === 2) addIssue(report.issues, 'ambiguous', path, sentence);
  return read;
};

export const policy: Shape<Rebuilt> = record('a policy', {
  id,
  subject,
  roles: array(id, 'role CRNs'),
  target: record('a target', { attributes: matchers, 'tags?': matchers }),
  'condition?': json,
  'type?': string,
  'state?': string,
  'managed?': boolean,
  'name?': string,
});
