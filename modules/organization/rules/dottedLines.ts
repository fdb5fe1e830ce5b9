/**
 * What is worth saying about a seat's dotted lines (DOMAIN B1): more than two, or shares of time that sum to more than
 * the whole. A finding, not a refusal. `shares` has one entry a line, null where none was stated.
 */
export interface LineFinding { code: 'many_dotted' | 'share_over_whole'; lines: number; share: number }

export function lineFindings(shares: readonly (number | null)[]): LineFinding[] {
  const share = Math.round(shares.reduce<number>((sum, s) => sum + (s ?? 0), 0) * 1000) / 1000;
  const findings: LineFinding[] = [];
  if (shares.length > 2) findings.push({ code: 'many_dotted', lines: shares.length, share });
  if (share > 1) findings.push({ code: 'share_over_whole', lines: shares.length, share });
  return findings;
}
