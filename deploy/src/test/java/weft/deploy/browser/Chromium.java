package weft.deploy.browser;

import static java.util.Objects.requireNonNull;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import weft.database.Lane;
import weft.deploy.RunningHub;

/**
 * The browser of the system, so that no test downloads one of its own; the one without a window
 * where it is there, which needs two thirds of the time.
 */
public final class Chromium implements AutoCloseable {
  private static final Path WITH_WINDOW = Path.of("/usr/bin/chromium");
  private static final Path WITHOUT_WINDOW = Path.of("/usr/bin/chromium-headless-shell");
  private static final Path BINARY =
      Files.isExecutable(WITHOUT_WINDOW) ? WITHOUT_WINDOW : WITH_WINDOW;
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static final Map<String, Chromium> SHARED = new ConcurrentHashMap<>();

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final com.microsoft.playwright.Browser browser =
      playwright
          .chromium()
          .launch(new BrowserType.LaunchOptions().setExecutablePath(BINARY).setArgs(FLAGS));

  private final List<BrowserContext> open = new ArrayList<>();

  /** Of persons who logged in before, as cookies: in a new profile they are still logged in. */
  private final Map<String, List<Cookie>> sessions = new HashMap<>();

  /** For {@code @EnabledIf}: says how to get the browser where there is none. */
  public static boolean installed() {
    boolean there = Files.isExecutable(BINARY);
    if (!there)
      System.out.println(
          "Left out: the tests in a browser. They need " + BINARY + ": apt-get install chromium");
    return there;
  }

  /** One browser for all tests of a lane; each person has a profile of its own in it. */
  public static Chromium shared() {
    return SHARED.computeIfAbsent(Lane.current(), _ -> lasting());
  }

  private static Chromium lasting() {
    var chromium = new Chromium();
    Runtime.getRuntime().addShutdownHook(new Thread(chromium::close));
    return chromium;
  }

  /** Of all persons of this lane. */
  public static void closeScreens() {
    var chromium = SHARED.get(Lane.current());
    if (chromium == null) return;
    chromium.open.forEach(BrowserContext::close);
    chromium.open.clear();
  }

  /** A person who has not logged in. */
  public Screen visit(RunningHub hub, String path) {
    var screen = new Screen(page(false));
    screen.page().navigate(hub.url() + path);
    return screen;
  }

  /** As a person of the demo, once the screen follows the history. */
  public Screen open(RunningHub hub, String user, String path) {
    return open(hub.url(), user, path, false);
  }

  /**
   * The same at a portal whose login page is another site's. That page is the demo's, whose policy
   * lets its form lead to the demo's own portal alone; the page of a real issuer knows its clients.
   */
  public Screen openByOtherSite(String portal, String user, String path) {
    return open(portal, user, path, true);
  }

  private Screen open(String portal, String user, String path, boolean formsLeadAnywhere) {
    var screen = new Screen(page(formsLeadAnywhere));
    var person = screen.page().context();
    var cookies = sessions.get(user + " " + portal);
    if (cookies != null) person.addCookies(cookies);
    if (cookies != null && person.request().get(portal + "/bff/session").text().contains(user)) {
      screen.visit(portal + path);
    } else {
      person.clearCookies();
      screen.logIn(portal, user, path);
      sessions.put(user + " " + portal, person.cookies());
    }
    return screen;
  }

  private Page page(boolean formsLeadAnywhere) {
    var context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1440, 900)
                .setLocale("en-GB")
                .setBypassCSP(formsLeadAnywhere)
                .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(Screen.PATIENCE_MS);
    open.add(context);
    return requireNonNull(context.newPage());
  }

  @Override
  public void close() {
    playwright.close();
  }
}
