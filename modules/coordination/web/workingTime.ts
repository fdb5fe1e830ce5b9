/** Working time is told in hours: a day of it is not a day. `number` groups as the person writes figures. */
export function workingTime(minutes: number, number: (n: number) => string): string {
  const m = Math.round(Math.abs(minutes));
  if (m < 60) return `${m}\u00a0min`;
  return `${number(Math.floor(m / 60))}\u00a0h${m % 60 ? `\u00a0${String(m % 60).padStart(2, '0')}\u00a0min` : ''}`;
}
