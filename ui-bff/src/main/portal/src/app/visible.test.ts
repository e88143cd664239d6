import { expect, test } from 'vitest';
import { visible } from './visible';

test('what turns the direction of writing in a name is shown as such', () => {
  expect(visible('sales\u202Enixaij')).toBe('sales⟨U+202E⟩nixaij');
  expect(visible('a\u2066b\u2069\u200Bc\u200F')).toBe('a⟨U+2066⟩b⟨U+2069⟩⟨U+200B⟩c⟨U+200F⟩');
});

test('names as people write them stay as they are', () => {
  for (const name of ['佳鑫机械 (Jiaxin)', 'Müller & Söhne', 'עברית', 'line\nbreak']) expect(visible(name)).toBe(name);
});
