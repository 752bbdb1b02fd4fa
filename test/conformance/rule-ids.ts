/** The rules of rules.md that have an ID, and the two sections that say something beside their rules. */
export const RULE_IDS = [
  ...(['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8'] as const),
  ...(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'] as const),
  ...(['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8'] as const),
  'section-5',
  ...(['R1', 'R2', 'R3', 'R4'] as const),
  ...(['G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8'] as const),
  ...(['M1', 'M2'] as const),
  ...(['C1', 'C2', 'C3', 'C4', 'C5', 'C6'] as const),
  ...(['I1', 'I2', 'I3', 'I4'] as const),
  'section-9',
] as const;

export type RuleId = (typeof RULE_IDS)[number];

/** The rule that a vector's id begins with. */
export function ruleOf(id: string): RuleId {
  const rule = RULE_IDS.find((rule) => id.startsWith(`${rule}-`));
  if (rule === undefined) throw new Error(`${id} begins with no rule`);
  return rule;
}
