/** Largest file the site takes, in bytes. */
export const MAX_BYTES = 10 * 1024 * 1024;

const TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'];
const ENDINGS = /\.(jpe?g|png|webp|gif|avif)$/i;

/** For a file input's `accept`. Without HEIC in it, phones that store HEIC hand over a JPEG. */
export const ACCEPT = [...TYPES, '.avif'].join(',');

/** Why a file cannot be used, in a sentence with what to do; `null` where it can be tried. */
export function whyNot(file: Pick<File, 'name' | 'size' | 'type'>): string | null {
  if (file.size === 0) return `“${file.name}” is empty. Choose another picture.`;
  if (file.size > MAX_BYTES) {
    const size = (file.size / 1024 / 1024).toFixed(1);
    return `“${file.name}” has ${size} MB; at most ${MAX_BYTES / 1024 / 1024} MB can be sent. Make it smaller or choose another picture.`;
  }
  if (!TYPES.includes(file.type) && !ENDINGS.test(file.name)) {
    return `“${file.name}” is not a picture that can be read here. Choose a JPEG, PNG, WebP, GIF or AVIF file.`;
  }
  return null;
}

/** The first image of a drop or a paste. */
export function pictureIn(data: DataTransfer | null): File | null {
  const files = [...(data?.files ?? [])];
  return files.find((file) => file.type.startsWith('image/')) ?? files[0] ?? null;
}
