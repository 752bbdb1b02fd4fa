import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../../src/doors/report/matrix/csv.ts';
import { columnsOf } from '../../../../src/doors/report/phrases/columns.ts';
import { fitted, labelOf, spelled } from '../../../../src/doors/report/phrases/labels.ts';
import { escaped } from '../../../../src/text/layout/markdown.ts';
import { shortened } from '../../../../src/text/layout/shortened.ts';
import { visible } from '../../../../src/text/layout/visible.ts';
import { padded, widthOf } from '../../../../src/text/layout/width.ts';
import { wrapped } from '../../../../src/text/layout/wrapped.ts';
import { HOSTILE, OBEYED } from './given.ts';

describe('REP-2: what is visible', () => {
  it.each([
    ['\u001b[31mred', '\ufffd[31mred'],
    ['a\u202eb', 'a\ufffdb'],
    ['a\r\nb\tc\u2028d', 'a  b c d'],
    ['\ud800x', '\ufffdx'],
    ['👩‍👧', '👩👧'],
    ['naïve 漢字', 'naïve 漢字'],
  ])('%j is %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it.each(HOSTILE)('has nothing that a terminal obeys: %j', (text) => {
    expect(visible(text)).not.toMatch(OBEYED);
  });
});

describe('REP-1: widths', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['é', 1],
    ['e\u0301\u0302', 1],
    ['漢字', 4],
    ['ｱ', 1],
    ['Ａ', 2],
    ['한', 2],
    ['\u1112\u1161\u11ab', 2],
    ['👍', 2],
    ['👍🏽', 2],
    ['❤', 1],
    ['❤\ufe0f', 2],
    ['🇩🇪', 2],
    ['…', 1],
    ['\u0301', 0],
    ['\u0903', 1],
    ['क\u0903', 2],
  ])('%j takes %i', (text, width) => {
    expect(widthOf(text)).toBe(width);
    expect(widthOf(padded(text, 4))).toBe(Math.max(width, 4));
  });

  it.each([
    ['abcdefgh', 8, 'abcdefgh'],
    ['abcdefgh', 7, 'abc…fgh'],
    ['abcdefgh', 6, 'abc…gh'],
    ['abcdefgh', 1, '…'],
    ['漢字漢字', 6, '漢…字'],
    ['e\u0301e\u0301e\u0301e\u0301', 3, 'e\u0301…e\u0301'],
  ])('%j shortened to %i is %j', (text, width, short) => {
    expect(shortened(text, width)).toBe(short);
  });

  it('shortens the id of a label first, and then the name', () => {
    const label = labelOf({ id: 'IBMid-060001ADMN', name: 'Ada Admin' });
    expect(spelled(label)).toBe('Ada Admin (IBMid-060001ADMN)');
    expect([28, 27, 20, 15, 11].map((width) => fitted(label, width))).toEqual([
      'Ada Admin (IBMid-060001ADMN)',
      'Ada Admin (IBMid-0…001ADMN)',
      'Ada Admin (IBMi…DMN)',
      'Ad…n (IBMi…DMN)',
      'Ada A…ADMN)',
    ]);
    expect(fitted(labelOf({ id: 'IBMid-060001ADMN' }), 9)).toBe('IBMi…ADMN');
  });

  it('labels by e-mail address what has no name', () => {
    expect(spelled(labelOf({ id: 'IBMid-1', name: '', email: 'ada@example.com' }))).toBe('ada@example.com (IBMid-1)');
    expect(spelled(labelOf({ id: 'IBMid-1', name: '' }))).toBe('IBMid-1');
  });

  it('breaks lines between words, and shortens words that are longer than a line', () => {
    expect(wrapped('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrapped('one abcdefghijkl two', 10, '- ', '  ')).toEqual(['- one', '  abcd…jkl', '  two']);
    expect(wrapped('', 10)).toEqual(['']);
  });

  it('takes 80 columns, at least 30, and nothing but whole numbers', () => {
    expect([{}, { columns: undefined }, { columns: 120 }, { columns: 0 }].map(columnsOf)).toEqual([80, 80, 120, 30]);
    for (const columns of [Number.NaN, Number.POSITIVE_INFINITY, 80.5, JSON.parse('"80"')]) {
      expect(() => columnsOf({ columns })).toThrow(new TypeError('`columns` must be a whole number'));
    }
  });
});

describe('REP-2: CSV', () => {
  it('quotes what needs it, ends lines in CR LF, and holds no formula', () => {
    expect(csvOf([['a', 'b,c', 'd"e', ''], ['x']])).toBe('a,"b,c","d""e",\r\nx\r\n');
    const cells = ['=1', '+1', '-1', '@a', '\t=1', '\r=1', "'", 'a=1', '\u200d=1', '=1,"2"'];
    expect(csvOf([cells])).toBe(`'=1,'+1,'-1,'@a,' =1,' =1,',a=1,'=1,"'=1,""2"""\r\n`);
  });
});

describe('REP-2: Markdown', () => {
  it('escapes what would not show as it is', () => {
    expect(escaped('a|b`c<d\ne')).toBe('a\\|b\\`c\\<d e');
    expect(escaped('https://a www.b')).toBe('https\\://a www\\.b');
    expect(escaped('Ada Admin (IBMid-060001ADMN): no')).toBe('Ada Admin (IBMid-060001ADMN): no');
  });
});
