/** Offer the browser's time zone where none was chosen yet; it is kept only when it is sent. */
export function offerTimeZone(field: HTMLInputElement | null): void {
  if (field?.value === '') field.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
}
