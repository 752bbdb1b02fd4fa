// East Asian wide and full-width characters, and what is shown as an emoji. A few of these ranges hold characters that
// are narrow: a line that is measured too wide still fits.
const WIDE =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe1f\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{1b2ff}\u{1d300}-\u{1d376}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]/u;

// The emoji of a country, an emoji with a skin tone or any other character, each with the marks over or under it.
const CLUSTERS =
  /(?:\p{Regional_Indicator}{2}|\p{Emoji_Modifier_Base}\ufe0f?\p{Emoji_Modifier}|\P{M})[\p{M}\u1160-\u11ff\ud7b0-\ud7ff]*|\p{M}+/gu;

const SPACING_MARKS = /\p{Mc}/gu;
const EMOJI_STYLE = /^[\p{Emoji}\p{Emoji_Modifier_Base}]\ufe0f/u;
const PRINTABLE_ASCII = /^[ -~]*$/;

/** The columns that a terminal needs for a string that `visible` gave (REP-1). */
export function widthOf(text: string): number {
  if (PRINTABLE_ASCII.test(text)) return text.length;
  return clustersOf(text).reduce((width, cluster) => width + clusterWidth(cluster), 0);
}

/** The parts of a string that a terminal shows as one each. */
export function clustersOf(text: string): readonly string[] {
  return Array.from(text.matchAll(CLUSTERS), ([cluster]) => cluster);
}

function clusterWidth(cluster: string): number {
  const marks = cluster.match(SPACING_MARKS)?.length ?? 0;
  if (/^\p{M}/u.test(cluster)) return marks;
  const [base = ''] = cluster;
  return marks + (WIDE.test(base) || EMOJI_STYLE.test(cluster) ? 2 : 1);
}

/** A string with spaces after it, up to a width. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
