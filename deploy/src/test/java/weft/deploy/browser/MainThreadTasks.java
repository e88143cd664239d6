package weft.deploy.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tasks of the main threads of a page's processes, in CPU time: on a busy machine, elapsed time
 * does not show how long the page itself blocks.
 */
public final class MainThreadTasks {
  private static final String TASK = "RunTask";
  private static final String TASKS = "disabled-by-default-devtools.timeline";

  private final Browser browser;

  private MainThreadTasks(Browser browser) {
    this.browser = browser;
  }

  /** Records from now on. */
  public static MainThreadTasks during(Page page) {
    var browser = page.context().browser();
    browser.startTracing(
        page, new Browser.StartTracingOptions().setCategories(List.of("toplevel", TASKS)));
    return new MainThreadTasks(browser);
  }

  /** Ends the recording; 0 if it contains no task. */
  public double longestMillis() {
    JsonNode events = new JsonMapper().readTree(browser.stopTracing()).path("traceEvents");
    Set<String> mainThreads = new HashSet<>();
    for (JsonNode it : events)
      if (it.at("/args/name").asString("").equals("CrRendererMain")) mainThreads.add(thread(it));
    long longest = 0;
    for (JsonNode it : events)
      if (it.path("name").asString("").equals(TASK) && mainThreads.contains(thread(it)))
        longest = Math.max(longest, it.path("tdur").asLong(0));
    return longest / 1_000.0;
  }

  private static String thread(JsonNode event) {
    return event.path("pid").asString("") + "/" + event.path("tid").asString("");
  }
}
