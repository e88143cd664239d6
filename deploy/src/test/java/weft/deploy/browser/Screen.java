package weft.deploy.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One page of the portal as a user sees it. */
public record Screen(Page page) {
  /** How long an element may take to appear, on a loaded machine. */
  public static final double PATIENCE_MS = 15_000;

  private static final boolean TAKES_PICTURES = Boolean.getBoolean("weft.pictures");
  private static final Path PICTURES = Path.of("target", "screens");

  /** The first element that matches a CSS selector. */
  public Locator at(String selector) {
    return page.locator(selector).first();
  }

  /** Goes to a screen by the menu, and opens its group first where it has one. */
  public void goTo(String address) {
    String link = "a[href^='" + address + "']";
    Locator entry = at("nav " + link);
    entry.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    if (!entry.isVisible()) at("nav li:has(" + link + ") > button").click();
    entry.click();
  }

  /** Waits until the menu marks this screen as the present one. */
  public void isAt(String address) {
    at("nav a[href^='" + address + "'][aria-current=page]")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
  }

  /** Waits until the first matching element shows each of these texts. */
  public void says(String selector, String... parts) {
    for (String it : parts)
      PlaywrightAssertions.assertThat(at(selector))
          .containsText(
              it,
              new LocatorAssertions.ContainsTextOptions()
                  .setUseInnerText(true)
                  .setTimeout(PATIENCE_MS));
  }

  /** Waits until the page, laid out anew, is exactly as wide as its window of this width. */
  public void fits(int width) {
    page.waitForFunction(
        "width => document.documentElement.scrollWidth === width",
        width,
        new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MS));
  }

  /** Pastes cells of a spreadsheet: columns separated by tabs, rows by line ends. */
  public void paste(String selector, String cells) {
    at(selector)
        .evaluate(
            """
            (field, text) => {
              const copied = new DataTransfer();
              copied.setData('text/plain', text);
              const paste = { clipboardData: copied, bubbles: true, cancelable: true };
              field.dispatchEvent(new ClipboardEvent('paste', paste));
            }
            """,
            cells);
  }

  /** The addresses of all requests from now on, without open event streams. */
  public List<String> requests() {
    List<String> requests = new ArrayList<>();
    page.onRequest((Request it) -> requests.add(it.method() + " " + it.url()));
    return requests;
  }

  /** Logs in at the demo's issuer and waits until the screen follows the history. */
  public void logIn(String portal, String user, String path) {
    List<String> asked = new CopyOnWriteArrayList<>();
    page.onResponse(it -> asked.add(it.status() + " " + it.url()));
    page.onRequestFailed(it -> asked.add(it.failure() + " " + it.url()));
    page.navigate(portal + "/bff/login?" + Browser.form("returnTo", path));
    page.locator("[name=username]").fill(user);
    page.locator("[name=password]").fill("demo");
    page.locator("[name=password]").press("Enter");
    untilLive("as " + user, asked);
  }

  /** Opens an address and waits until the screen follows the history. */
  public void visit(String url) {
    page.navigate(url);
    untilLive("", List.of());
  }

  private void untilLive(String who, List<String> asked) {
    try {
      page.locator("[data-testid=live][data-state=open]").waitFor();
    } catch (TimeoutError e) {
      page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("not-logged-in.png")));
      throw new AssertionError(
          "%s %s, after %s:%n%s"
              .formatted(page.url(), who, asked, page.locator("body").innerText()),
          e);
    }
  }

  /**
   * Axe must find no fault, in English on a desktop by day and in Chinese on a phone by night;
   * {@code -Dweft.pictures=true} also checks the other two, and takes a picture of each.
   */
  public void show(String name) {
    for (String language : List.of("en", "zh")) {
      speak(language);
      for (int width : widths(language)) judge(name, language, width);
      page.setViewportSize(1440, 900);
    }
    speak("en");
  }

  /**
   * The same for a dialog that covers or replaces the screen, including the switch of languages:
   * opened and closed in each language.
   */
  public void show(String name, Runnable open, Runnable close) {
    for (String language : List.of("en", "zh")) {
      speak(language);
      open.run();
      for (int width : widths(language)) judge(name, language, width);
      page.setViewportSize(1440, 900);
      close.run();
    }
    speak("en");
  }

  private static List<Integer> widths(String language) {
    if (TAKES_PICTURES) return List.of(1440, 360);
    return language.equals("en") ? List.of(1440) : List.of(360);
  }

  private void judge(String name, String language, int width) {
    page.setViewportSize(width, width == 360 ? 740 : 900);
    colour(width == 360 ? "dark" : "light");
    settle();
    if (TAKES_PICTURES) {
      var picture = PICTURES.resolve(name + "-" + language + "-" + width + ".png");
      page.screenshot(new Page.ScreenshotOptions().setPath(picture));
    }
    Axe.assertNoFault(page, name + " " + language + " " + width);
    colour("light");
  }

  private void colour(String scheme) {
    page.evaluate(
        "it => document.documentElement.setAttribute('data-mantine-color-scheme', it)", scheme);
  }

  /** Switches the whole portal to a language. */
  public void speak(String language) {
    if (page.locator("html").getAttribute("lang").startsWith(language)) return;
    at("[data-testid=language]").click();
    page.locator("html[lang^=" + language + "]").waitFor();
  }

  /**
   * Waits until new rows are no longer tinted and no hint is open, because colours are checked at
   * rest.
   */
  private void settle() {
    page.mouse().move(0, 0);
    page.waitForTimeout(100);
    page.waitForFunction(
        "() => document.querySelector('h1') && document.getAnimations().every(it => it.playState"
            + " !== 'running' || it.effect.getComputedTiming().iterations === Infinity)");
  }
}
