/** Another spelling of a path that some server takes for the same; where, is drawn as a number. */
export type Trick = (path: string, place: number) => string;

/** Before or after a slash, or at the end, where a segment begins or ends. */
const inserted =
  (text: string): Trick =>
  (path, place) => {
    const ends = [...path.matchAll(/\/|$/g)].flatMap(({ index }) => [index, Math.min(index + 1, path.length)]);
    const where = ends[place % ends.length] ?? 0;
    return path.slice(0, where) + text + path.slice(where);
  };

/** Between any two letters that are no part of an escape. */
const strewn =
  (text: string): Trick =>
  (path, place) => {
    const letters = path.match(/%u[\da-f]{4}|%[\da-f]{2}|./gisu) ?? [];
    const where = place % (letters.length + 1);
    return [...letters.slice(0, where), text, ...letters.slice(where)].join('');
  };

const replaced =
  (change: (letter: string) => string): Trick =>
  (path, place) => {
    const where = place % path.length;
    return path.slice(0, where) + change(path.charAt(where)) + path.slice(where + 1);
  };

const hex = (code: number, digits = 2): string => code.toString(16).padStart(digits, '0');
const isAscii = (letter: string): boolean => letter < '\u0080';

/** A letter in percent-encoding, even where it needs none. */
const encoded = (letter: string): string =>
  isAscii(letter) ? `%${hex(letter.charCodeAt(0))}` : encodeURIComponent(letter);
/** A letter in UTF-8 of two bytes, where it needs one. */
const overlong = (letter: string): string => {
  const code = letter.charCodeAt(0);
  return isAscii(letter) ? `%${hex(0xc0 + (code >> 6))}%${hex(0x80 + (code & 0x3f))}` : letter;
};
const wide = (letter: string): string =>
  /[!-~]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter;

/** A path as Node hands it over: its bytes, each as a character. */
export const bytewise = (path: string): string => String.fromCharCode(...new TextEncoder().encode(path));

export const TRICKS: Readonly<Record<string, Trick>> = {
  'a second slash': inserted('/'),
  'a segment that stays': inserted('/./'),
  'a segment and back': inserted('/x/../'),
  'an encoded segment and back': inserted('/x/%2e%2E/'),
  'a parameter': inserted(';a=1'),
  'a parameter with an encoded slash': inserted(';%2fx'),
  'a parameter of a segment back': inserted('/x/..;b/'),
  'an encoded parameter': inserted('%3ba=b'),
  'a semicolon with a mark': inserted('%3B\u0301'),
  'a blank': inserted('%20'),
  'a tabulator': inserted('%09'),
  'a NUL': strewn('%00'),
  'a line break': strewn('%0d%0a'),
  'a space of no width': strewn('\u200b'),
  'a mark': strewn('%cc%81'),
  'a byte that is none': strewn('%ff'),
  'an encoded letter': replaced(encoded),
  'a letter encoded twice': replaced((letter) => encoded(letter).replaceAll('%', '%25')),
  'a letter whose escape is encoded': replaced((letter) => [...encoded(letter)].map(encoded).join('')),
  'an overlong letter': replaced(overlong),
  'a letter as UTF-16': replaced((letter) => `%u${hex(letter.charCodeAt(0), 4)}`),
  'a capital letter': replaced((letter) => letter.toUpperCase()),
  'a wide letter': replaced(wide),
  'a backslash': (path, place) => replaced(() => '\\')(path, [...path.matchAll(/\//g)].at(place % 2)?.index ?? 0),
  'all capital letters': (path) => path.toUpperCase(),
  'a slash behind': (path) => `${path}/`,
  'a dot behind': (path) => `${path}.`,
  'a suffix': (path) => `${path}.json`,
  'a segment behind and back': (path) => `${path}/y/..`,
  'a fragment': (path) => `${path}#top`,
  'an encoded query': (path) => `${path}%3fa=b`,
  'another version': (path) => path.replace(/v\d+/i, 'v2'),
  'no version': (path) => path.replace(/^\/v\d+/i, ''),
  'a host': (path) => `https://iam.cloud.ibm.com${path}`,
  'a host alone': (path) => `//iam.cloud.ibm.com${path}`,
};
