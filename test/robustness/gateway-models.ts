/** The guarded path as which a server serves a path, written as IBM documents it; `undefined` if as none. */
export type Server = (path: string) => string | undefined;

/** What some server in front makes of a path: each is one of its settings. */
type Readings = (path: string) => readonly string[];

const FORMS = [/^\/(v1)\/(apikeys|serviceids)\/?$/i, /^\/(v1)\/(accounts\/[^/]+\/settings\/identity)\/?$/i];

/** The guarded path that a path is to a server that forgives another case, and a slash behind. */
export function guardedIn(path: string): string | undefined {
  const [, version, rest] = FORMS.map((form) => form.exec(path)).find((match) => match !== null) ?? [];
  if (version === undefined || rest === undefined) return undefined;
  const [collection = '', ...others] = rest.split('/');
  const lower = [collection, ...others].map((part, at) => (at === 1 ? part : part.toLowerCase()));
  return `/v1/${lower.join('/')}`;
}

const withoutQuery = (path: string): string => path.replace(/[?#].*/s, '');
/** Of an absolute form, the path. */
const withoutHost = (path: string): string => path.replace(/^https?:\/\/[^/]*/i, '');
const withoutParameters = (path: string): string => path.replace(/;[^/]*/g, '');
const withoutSuffix = (path: string): string => path.replace(/\.[^/.]*$/, '');

const decodedOnce = (path: string): string =>
  path.replace(/(?:%[\da-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'));

function resolved(path: string): string {
  const segments: string[] = [];
  for (const segment of path.replaceAll('\\', '/').split(/\/+/)) {
    if (segment === '..') segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}

/**
 * A servlet container (Servlet 6, section 3.5.2): parameters are cut off each segment, then the path is decoded, then dots
 * are resolved. Older ones cut off parameters behind that; Spring ignored a suffix.
 */
const servlet: Readings = (path) => {
  const decoded = decodedOnce(withoutParameters(withoutHost(withoutQuery(path))));
  return [decoded, withoutParameters(decoded)].map(resolved).flatMap((read) => [read, withoutSuffix(read)]);
};

/** nginx decodes a path once, slashes too, and merges slashes and resolves dots in what results; a NUL is an error. */
const nginx: Readings = (path) => {
  const decoded = decodedOnce(withoutHost(withoutQuery(path)));
  return decoded.includes('\0') ? [] : [resolved(decoded)];
};

/**
 * Envoy with `normalize_path` (which decodes what needs no encoding) and `merge_slashes`; with escaped slashes as they are,
 * or unescaped (`path_with_escaped_slashes_action`); with parameters or without (`ignore_path_parameters_in_path_matching`).
 */
const envoy: Readings = (path) => {
  const sent = withoutHost(withoutQuery(path));
  return [sent, sent.replace(/%2f/gi, '/').replace(/%5c/gi, '\\')]
    .map((form) => resolved(form.replace(/%(?:2[de]|3\d|[46][1-9a-f]|[57][\da]|5f|7e)/gi, decodedOnce)))
    .flatMap((form) => [form, withoutParameters(form)]);
};

/** Serves what one reading after the other makes of a path. */
const model =
  (...readers: readonly Readings[]): Server =>
  (path) =>
    readers
      .reduce<readonly string[]>((paths, read) => paths.flatMap(read), [path])
      .map(guardedIn)
      .find((guarded) => guarded !== undefined);

export const MODELS: Readonly<Record<string, Server>> = {
  'a servlet container': model(servlet),
  nginx: model(nginx),
  Envoy: model(envoy),
  'a servlet container behind nginx': model(nginx, servlet),
  'a servlet container behind Envoy': model(envoy, servlet),
};
