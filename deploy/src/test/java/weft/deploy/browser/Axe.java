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
 * The findings of axe-core in a page. Loads the script once per page, whereas {@link AxeBuilder}
 * loads it for every check. Checks only two rows of equal structure and style, one on each
 * background of a striped table, and only two texts of equal colours. This takes a small part of
 * the time.
 */
final class Axe {
  private static final String SCRIPT = script();

  /**
   * Two rows are alike if they have the same elements with text in the same places, and the same
   * attributes. For class, style, role and states the values must be equal, too, except lengths.
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

  /** Checking contrast mostly reads the same few colours, so the results are cached. */
  private static final String READ_EACH_COLOUR_ONCE =
      """
      () => {
        const colours = axe.commons.color.Color.prototype;
        const read = colours.parseString;
        const known = new Map();
        colours.parseString = function (text) {
          if (!known.has(text)) {
            const { r, g, b, alpha } = read.call(this, text);
            known.set(text, { r, g, b, alpha });
          }
          return Object.assign(this, known.get(text));
        };
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

  /** Fails if Axe finds a fault, or if text has the colour of its background. */
  static void assertNoFault(Page page, String where) {
    if (page.evaluate("typeof axe").equals("undefined")) {
      page.evaluate(SCRIPT);
      page.evaluate(READ_EACH_COLOUR_ONCE);
    }
    page.evaluate(MARK_ALIKE);
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
