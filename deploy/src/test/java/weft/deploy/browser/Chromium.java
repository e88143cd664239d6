package weft.deploy.browser;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import weft.database.Lane;
import weft.deploy.RunningHub;

/**
 * The system's browser, so that no test downloads one; the headless one where it exists, which
 * needs two thirds of the time.
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
  private final com.microsoft.playwright.Browser browser;

  public Chromium() {
    this(List.of());
  }

  private Chromium(List<String> more) {
    List<String> flags = new ArrayList<>(FLAGS);
    flags.addAll(more);
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(BINARY).setArgs(flags));
  }

  /** Browser profiles with their screens and returning user; empty if no user returns. */
  private final Map<BrowserContext, String> open = new LinkedHashMap<>();

  /**
   * Browser contexts of users who logged in before. A returning user has the portal's compiled
   * scripts, which saves half the cost of a first visit, and no other data of earlier tests.
   */
  private final Map<String, BrowserContext> left = new HashMap<>();

  /**
   * Session cookies of users who logged in before, which keep them logged in with a new profile.
   */
  private final Map<String, List<Cookie>> sessions = new HashMap<>();

  /** For {@code @EnabledIf}: prints how to get a browser if none is installed. */
  public static boolean installed() {
    boolean there = Files.isExecutable(BINARY);
    if (!there)
      System.out.println(
          "Left out: the tests in a browser. They need " + BINARY + ": apt-get install chromium");
    return there;
  }

  /** One browser for all tests of a lane; each person has a separate profile in it. */
  public static Chromium shared() {
    return SHARED.computeIfAbsent(Lane.current(), _ -> lasting());
  }

  /**
   * A browser whose camera shows a film in an endless loop, and whose user allows every page to use
   * it. Close it after the test.
   *
   * @param film one JPEG after the other, in a file that ends with {@code .mjpeg}
   */
  public static Chromium withCamera(Path film) {
    return new Chromium(
        List.of(
            "--use-fake-device-for-media-stream",
            "--use-fake-ui-for-media-stream",
            "--use-file-for-fake-video-capture=" + film));
  }

  private static Chromium lasting() {
    var chromium = new Chromium();
    PlaywrightAssertions.setDefaultAssertionTimeout(Screen.PATIENCE_MS);
    Runtime.getRuntime().addShutdownHook(new Thread(chromium::close));
    return chromium;
  }

  /** Closes the screens of all users of this lane. */
  public static void closeScreens() {
    var chromium = SHARED.get(Lane.current());
    if (chromium == null) return;
    chromium.open.forEach(chromium::close);
    chromium.open.clear();
  }

  private void close(BrowserContext profile, String who) {
    if (who.isEmpty() || left.putIfAbsent(who, profile) != null) profile.close();
    else profile.pages().forEach(Page::close);
  }

  /** A person who has not logged in. */
  public Screen visit(RunningHub hub, String path) {
    var screen = new Screen(page("", false));
    screen.page().navigate(hub.url() + path);
    return screen;
  }

  /** A screen of a person of the demo, once it follows the history. */
  public Screen open(RunningHub hub, String user, String path) {
    return open(hub.url(), user, path, false);
  }

  /** The same in a new profile, to measure how fast the portal is. */
  public Screen openAnew(RunningHub hub, String user, String path) {
    BrowserContext left = this.left.remove(user + " " + hub.url());
    if (left != null) left.close();
    return open(hub, user, path);
  }

  /**
   * The same at a portal whose login page is on another site. That page is the demo's, whose policy
   * allows its form to lead only to the demo's own portal; a real issuer's page knows its clients.
   */
  public Screen openByOtherSite(String portal, String user, String path) {
    return open(portal, user, path, true);
  }

  private Screen open(String portal, String user, String path, boolean formsLeadAnywhere) {
    String who = user + " " + portal;
    // A profile keeps the policy that it was made with, so no user returns to one of another site.
    Optional<Page> left = formsLeadAnywhere ? Optional.empty() : cameBack(who, portal);
    var screen = new Screen(left.orElseGet(() -> page(who, formsLeadAnywhere)));
    var person = screen.page().context();
    if (isLoggedIn(person, portal, user)) {
      screen.visit(portal + path);
    } else {
      person.clearCookies();
      screen.logIn(portal, user, path);
      sessions.put(who, person.cookies());
    }
    return screen;
  }

  private static boolean isLoggedIn(BrowserContext person, String portal, String user) {
    return !person.cookies().isEmpty()
        && person.request().get(portal + "/bff/session").text().contains(user);
  }

  /** In the profile of a user who has no other screen open now. */
  private Optional<Page> cameBack(String who, String portal) {
    BrowserContext profile = left.remove(who);
    if (profile == null) return Optional.empty();
    open.put(profile, who);
    profile.setOffline(false);
    profile.clearPermissions();
    profile.unrouteAll();
    Page page = requireNonNull(profile.newPage());
    var stored = new JsonObject();
    stored.addProperty("origin", portal);
    stored.addProperty("storageTypes", "local_storage,indexeddb,cache_storage,service_workers");
    CDPSession devtools = profile.newCDPSession(page);
    devtools.send("Storage.clearDataForOrigin", stored);
    devtools.detach();
    return Optional.of(page);
  }

  private Page page(String who, boolean formsLeadAnywhere) {
    var context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1440, 900)
                .setLocale("en-GB")
                .setBypassCSP(formsLeadAnywhere)
                .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(Screen.PATIENCE_MS);
    open.put(context, formsLeadAnywhere ? "" : who);
    var cookies = sessions.get(who);
    if (cookies != null) context.addCookies(cookies);
    return requireNonNull(context.newPage());
  }

  @Override
  public void close() {
    playwright.close();
  }
}
