package weft.deploy.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/**
 * What axe-core finds in a page. Its script is brought once to each page, where {@link AxeBuilder}
 * brings it for every look; and of rows that are built and styled alike two are looked at, one on
 * each ground of a striped table; and of text in the same colours two. A small part of the time.
 */
final class Axe {
  private static final String SCRIPT = script();

  /**
   * Two rows are alike if they have the same elements with text in the same places, and the same
   * attributes: of class, style, role and states also the same values, but for lengths.
   */
  private static final String MARK_ALIKE =
      """
      () => {
        const isState = it => /^(class|style|role|type|tabindex)$/.test(it.name) || /^[a-z-]{0,20}$/.test(it.value);
        const told = it => it.name + (isState(it) ? '=' + it.value.replace(/-?[\\d.]+(px|%)/g, '') : '');
        const hasText = it => [...it.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
        const shape = it => [it.tagName, ...[...it.attributes].map(told).sort(), hasText(it)].join(' ');
        const times = new Map();
        document.querySelectorAll('[data-alike]').forEach(it => it.removeAttribute('data-alike'));
        for (const row of document.querySelectorAll('tr, li, [role=row]')) {
          if (row.closest('[data-alike]')) continue;
          const shapes = [row, ...row.querySelectorAll('*')].map(shape).join('\\n');
          times.set(shapes, (times.get(shapes) ?? 0) + 1);
          if (times.get(shapes) > 2) row.setAttribute('data-alike', '');
        }
      }
      """;

  /** Three quarters of a look is contrast, which differs only where colours or letters do. */
  private static final String CONTRAST_ONCE =
      "axe.configure({ rules: [{ id: 'color-contrast', selector: '*:not([data-same-colours])' }]"
          + " })";

  /**
   * Of text of one colour and size on the same grounds, from its own to the page's, two are looked
   * at. What is drawn, what is positioned and what has something positioned beside it may have yet
   * another ground: all of it is looked at.
   */
  private static final String MARK_SAME_COLOURS =
      """
      () => {
        const styles = new Map();
        const styleOf = it => styles.get(it) ?? styles.set(it, getComputedStyle(it)).get(it);
        const isPositioned = it => /absolute|fixed|sticky/.test(styleOf(it).position) || styleOf(it).transform !== 'none';
        const grounds = new Map();
        // Null of what may have another ground than what it lies in.
        const groundOf = it => {
          if (!it) return '';
          if (grounds.has(it)) return grounds.get(it);
          const below = groundOf(it.parentElement);
          const style = styleOf(it);
          const beside = it.parentElement ? [...it.parentElement.children] : [];
          const own = below === null || beside.some(isPositioned) || it instanceof SVGElement ? null
            : [below, style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode].join(' ');
          grounds.set(it, own);
          return own;
        };
        const hasText = it => [...it.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
        const times = new Map();
        document.querySelectorAll('[data-same-colours]').forEach(it => it.removeAttribute('data-same-colours'));
        for (const it of document.body.querySelectorAll('*')) {
          if (!hasText(it)) continue;
          const ground = groundOf(it);
          if (ground === null) continue;
          const { color, fontSize, fontWeight, textShadow, visibility, clip, overflow } = styleOf(it);
          const looks = [ground, color, fontSize, fontWeight, textShadow, visibility, clip, overflow].join(' ');
          times.set(looks, (times.get(looks) ?? 0) + 1);
          if (times.get(looks) > 2) it.setAttribute('data-same-colours', '');
        }
      }
      """;

  private static final String LOOK =
      """
      async () => {
        const found = await axe.run({ exclude: [['[data-alike]']] }, { resultTypes: ['violations', 'incomplete'] });
        const told = (rules, which) =>
          rules.flatMap(rule => rule.nodes.filter(which).map(it => `${rule.id}: ${it.target} ${it.html}`));
        return {
          passed: found.passes.length,
          faults: told(found.violations, () => true),
          invisible: told(found.incomplete, it => it.any.some(check => check.data?.contrastRatio === 1)),
        };
      }
      """;

  private Axe() {}

  /** Fails where anything is at fault, or text has the colour of its ground. */
  static void assertNoFault(Page page, String where) {
    if (page.evaluate("typeof axe").equals("undefined")) {
      page.evaluate(SCRIPT);
      page.evaluate(CONTRAST_ONCE);
    }
    page.evaluate(MARK_ALIKE);
    page.evaluate(MARK_SAME_COLOURS);
    var found = (Map<?, ?>) page.evaluate(LOOK);
    assertThat(found.get("passed")).as("axe looked").isNotEqualTo(0);
    assertThat((Iterable<?>) found.get("faults")).as(where).isEmpty();
    assertThat((Iterable<?>) found.get("invisible"))
        .as("%s: text in the colour of its ground", where)
        .isEmpty();
  }

  private static String script() {
    try (var in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
