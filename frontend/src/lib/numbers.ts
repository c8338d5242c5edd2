/** An activation in a sentence: two or three digits that matter, no needless zeros. */
export function activation(value: number): string {
  if (value === 0) return '0';
  if (value < 0.1) return String(Number(value.toPrecision(2)));
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** A probability as a percentage that never claims certainty it does not have. */
export function percent(probability: number): string {
  const share = probability * 100;
  if (share > 0 && share < 0.1) return '< 0.1 %';
  if (share < 100 && share > 99.9) return '> 99.9 %';
  return `${share.toFixed(1)} %`;
}

/** A whole number in groups of three digits. */
export function counted(whole: number): string {
  return whole.toLocaleString('en');
}

/** A moment as a student reads a clock: the time, and the day. */
export function moment(iso: string, now: Date, locale?: string): string {
  const then = new Date(iso);
  const time = then.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
  if (then.toDateString() === now.toDateString()) return `${time} today`;
  const tomorrow = new Date(now);
  tomorrow.setDate(now.getDate() + 1);
  if (then.toDateString() === tomorrow.toDateString()) return `${time} tomorrow`;
  const day = then.toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  return `${time} on ${day}`;
}
