package weft.deploy.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.database.Beside;
import weft.deploy.RunningHub;

/**
 * From home, the test follows one link of each kind on each screen it reaches: none leads to a
 * missing screen or to one that the user may not see. The counts on home equal the lists.
 */
@Tag("long")
@InChromium
@Beside
class EveryLinkLeadsToAScreenTest {
  /** The variable parts of links of one kind: ids, numbers, and filters of a list. */
  private static final Pattern ONE_OF_MANY =
      Pattern.compile("(?<=/)[A-Za-z0-9%_-]*[0-9%_][A-Za-z0-9%_-]*|(?<==)[^&]*|#.*");

  /** A screen at a past moment is the same screen. */
  private static final Pattern MOMENT = Pattern.compile("(?<=[?&])(at|asOf)=[^&#]*&?");

  private static final int FEWEST = 12;
  private static final int MOST = 40;

  private final RunningHub hub = RunningHub.shared();

  @Test
  void no_link_ends_at_nothing() {
    Screen screen = Chromium.shared().open(hub, "sales@jiaxin", "/");
    Page page = screen.page();
    List<String> refused = new CopyOnWriteArrayList<>();
    page.onResponse(
        it -> {
          if (it.status() >= 400) refused.add(it.status() + " " + it.url() + " on " + page.url());
        });
    Map<String, String> visited = new LinkedHashMap<>();
    Set<String> kinds = new HashSet<>(Set.of("/"));
    Queue<String> ways = new ArrayDeque<>(List.of("/"));
    List<String> nowhere = new ArrayList<>();
    while (!ways.isEmpty() && visited.size() < MOST) {
      String way = ways.remove();
      // A screen at a past moment does not follow the history.
      if (MOMENT.matcher(way).find()) page.navigate(hub.url() + way);
      else screen.visit(hub.url() + way);
      settle(page);
      visited.put(way, page.title());
      if (page.locator("[data-testid=not-found]").count() > 0) nowhere.add(way);
      for (String it : links(page)) if (kinds.add(kind(it))) ways.add(it);
    }
    assertThat(nowhere).as("links that lead to no screen").isEmpty();
    assertThat(refused).as("what a reader was refused on the way").isEmpty();
    assertThat(visited).as("screens that were reached").hasSizeBetween(FEWEST, MOST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sales@jiaxin", "buyer@hengyue"})
  void each_number_of_a_home_leads_to_as_many_rows(String user) {
    Screen screen = Chromium.shared().open(hub, user, "/");
    Page page = screen.page();
    screen.at("[data-testid=home]:not([data-reading])").waitFor();
    Map<String, Integer> counted = new LinkedHashMap<>();
    for (Locator it : page.locator("[data-testid=need]").all())
      counted.put(it.getAttribute("href"), Integer.valueOf(it.getAttribute("data-count")));
    assertThat(counted).as("what waits for " + user).hasSizeGreaterThan(3);
    counted.forEach(
        (list, count) -> {
          page.navigate(hub.url() + list);
          screen.at("main [data-testid$='-row']").waitFor();
          settle(page);
          PlaywrightAssertions.assertThat(page.locator("main [data-testid$='-row']"))
              .hasCount(count);
        });
  }

  private static String kind(String link) {
    String now = MOMENT.matcher(link).replaceAll("").replaceAll("[?&]$", "");
    return ONE_OF_MANY.matcher(now).replaceAll("*");
  }

  /** Until all parts of a screen have their content. */
  private static void settle(Page page) {
    page.locator("h1").first().waitFor();
    page.locator("main [role=status]:has-text('…')")
        .first()
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
  }

  private static List<String> links(Page page) {
    List<String> links = new ArrayList<>();
    if (page.locator("main a[href^='/']")
            .evaluateAll("all => all.map(it => it.getAttribute('href'))")
        instanceof List<?> all)
      for (Object it : all)
        // Screens of a past moment do not follow the history, which this test waits for.
        if (it instanceof String link && !link.startsWith("/bff") && !link.contains("asOf="))
          links.add(link);
    return links;
  }
}
