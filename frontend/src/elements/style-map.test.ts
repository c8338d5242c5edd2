// @vitest-environment happy-dom
import { html, render, svg } from 'lit';
import { beforeEach, describe, expect, it } from 'vitest';
import { styleMap, type Styles } from './style-map';

let root: HTMLElement;

/** Renders a box with these styles. */
function draw(styles: Styles): CSSStyleDeclaration {
  render(html`<div style=${styleMap(styles)}></div>`, root);
  const box = root.querySelector('div');
  if (!box) throw new Error('nothing was rendered');
  return box.style;
}

beforeEach(() => {
  root = document.createElement('section');
  document.body.replaceChildren(root);
});

// That no attribute is written shows only under a real policy: tests/e2e/test_policy.py looks there.
describe('styleMap', () => {
  it('sets what it is given, custom properties and numbers too', () => {
    const style = draw({ width: '40%', '--depth': 3 });
    expect([style.width, style.getPropertyValue('--depth')]).toEqual(['40%', '3']);
  });

  it('follows later values and takes away what is gone', () => {
    draw({ width: '40%', left: '3px', top: '1px' });
    const style = draw({ width: '50%', left: null });
    expect([style.width, style.left, style.top]).toEqual(['50%', '', '']);
    expect(draw({ left: '3px' }).left).toBe('3px');
  });

  it('serves drawings too', () => {
    render(svg`<path style=${styleMap({ opacity: 0.5 })}></path>`, root);
    expect(root.querySelector('path')?.style.opacity).toBe('0.5');
  });

  it('refuses to stand anywhere but in a style attribute', () => {
    expect(() => render(html`<p class=${styleMap({})}></p>`, root)).toThrow('a style attribute');
  });
});
