import { type Body, fieldOf, isBody } from '../../../ibm-api/body.ts';
import { copyJson } from '../../../json/copy-json.ts';
import type { Path } from '../../../text/quote.ts';
import { type Report, refuse } from '../report.ts';
import { doesSomething, readActions, refuseUnknownActions } from './actions.ts';
import { checkFields } from './check-fields.ts';
import { fieldsOf, idFieldsOf, isFollowed, isOfIam } from './fields.ts';
import { type PlannedChange, stringAt } from './planned-change.ts';

/** Reads one entry of `resource_changes`; none for a data source, or where an issue was reported (TF-1). */
export function readChange(entry: unknown, path: Path, report: Report): PlannedChange | undefined {
  if (!isBody(entry)) return refuse(report, 'wrong-type', path, 'must be a change of a resource, an object');
  const [address, mode, type] = ['address', 'mode', 'type'].map((key) => readString(entry, key, path, report));
  const change = readObject(entry, 'change', path, report);
  const actions = change && readActionList(change, [...path, 'change', 'actions'], report);
  if (address === undefined || mode === undefined || type === undefined) return undefined;
  if (change === undefined || actions === undefined || mode !== 'managed') return undefined;
  const place = [...path, 'change'];
  if (isOfIam(type)) refuseUnknownActions(actions, [...place, 'actions'], report);
  const done = readActions(actions);
  const states = isOfIam(type) ? copyStates(change, place, report) : change;
  const before = bodyOf(states, 'before');
  const index = fieldOf(entry, 'index');
  const planned: PlannedChange = {
    address,
    module: stringOf(entry, 'module_address') ?? '',
    type,
    name: stringOf(entry, 'name'),
    index: typeof index === 'string' || typeof index === 'number' ? index : undefined,
    isDeposed: (fieldOf(entry, 'deposed') ?? null) !== null,
    ...done,
    idBefore:
      idFieldsFor(type)
        .map((field) => stringAt(before, field))
        .find((id) => id !== undefined) ?? '',
    before,
    after: bodyOf(states, 'after'),
    unknown: fieldOf(states, 'after_unknown'),
    path,
  };
  if (isOfIam(type) && doesSomething(done)) checkStates(planned, states, report);
  return planned;
}

/** The states of a resource as a copy of plain JSON: from here on nothing can throw or repeat itself. */
function copyStates(change: Body, path: Path, report: Report): Body {
  const copies = ['before', 'after', 'after_unknown'].map((key) => {
    const value = fieldOf(change, key);
    const copy = value === undefined ? undefined : copyJson(value, [...path, key], report.issues, report.visits);
    return [key, copy] as const;
  });
  return Object.fromEntries(copies);
}

/** The states that the actions need must be objects, with fields of the right types (TF-1). */
function checkStates(planned: PlannedChange, states: Body, report: Report): void {
  const { type, creates, updates, deletes, unknown, path } = planned;
  const check = (key: 'before' | 'after', mark: unknown): void => {
    const state = fieldOf(states, key);
    const place = [...path, 'change', key];
    if (!isBody(state)) refuse(report, 'wrong-type', place, 'must be the attributes of the resource, an object');
    else if (isFollowed(type)) checkFields(state, mark, fieldsOf(type), place, report);
  };
  if (updates || deletes) check('before', undefined);
  const [idField] = idFieldsFor(type);
  if ((updates || deletes) && idField !== undefined && planned.idBefore === '')
    refuse(report, 'missing', [...path, 'change', 'before', idField], 'must be the id of what is changed or removed');
  if (creates || updates) check('after', unknown);
}

function idFieldsFor(type: string): readonly string[] {
  return isFollowed(type) ? idFieldsOf(type) : [];
}

function readActionList(change: Body, path: Path, report: Report): readonly string[] | undefined {
  const actions = copyJson(fieldOf(change, 'actions') ?? null, path, report.issues, report.visits);
  if (Array.isArray(actions) && actions.every((action) => typeof action === 'string')) return actions;
  return refuse(report, 'wrong-type', path, 'must be an array of strings');
}

function readString(entry: Body, key: string, path: Path, report: Report): string | undefined {
  const value = fieldOf(entry, key);
  if (typeof value === 'string') return value;
  const code = value === undefined ? 'missing' : 'wrong-type';
  return refuse(report, code, [...path, key], 'must be a string');
}

function readObject(entry: Body, key: string, path: Path, report: Report): Body | undefined {
  const value = fieldOf(entry, key);
  if (isBody(value)) return value;
  const code = value === undefined ? 'missing' : 'wrong-type';
  return refuse(report, code, [...path, key], 'must be an object');
}

function bodyOf(states: Body, key: string): Body {
  const value = fieldOf(states, key);
  return isBody(value) ? value : {};
}

function stringOf(entry: Body, key: string): string | undefined {
  const value = fieldOf(entry, key);
  return typeof value === 'string' ? value : undefined;
}
