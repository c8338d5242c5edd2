/**
 * Lit's `styleMap` under a content security policy without 'unsafe-inline'.
 *
 * Lit's own writes a style attribute when a template is first rendered, which such a policy
 * refuses; this one sets the same properties through the element's style object, which it allows.
 */
import { noChange } from 'lit';
import { Directive, directive, PartType, type AttributePart, type PartInfo } from 'lit/directive.js';

/** Values by CSS name (`background-size`, `--depth`); null and undefined are left unset. */
export type Styles = Readonly<Record<string, string | number | null | undefined>>;

class StyleMap extends Directive {
  private known: readonly string[] = [];

  constructor(part: PartInfo) {
    super(part);
    const alone = part.type === PartType.ATTRIBUTE && part.name === 'style' && (part.strings?.length ?? 0) <= 2;
    if (!alone) throw new Error('styleMap is for a style attribute, and all of it.');
  }

  override render(...[]: [Styles]): unknown {
    return noChange;
  }

  override update(part: AttributePart, [styles]: [Styles]): unknown {
    const { style } = part.element as HTMLElement | SVGElement;
    const given = Object.entries(styles).filter(([, value]) => value != null);
    const names = given.map(([name]) => name);
    for (const name of this.known) if (!names.includes(name)) style.removeProperty(name);
    for (const [name, value] of given) style.setProperty(name, String(value));
    this.known = names;
    return noChange;
  }
}

export const styleMap = directive(StyleMap);
