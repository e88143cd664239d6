package weft.deploy.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;
import org.jspecify.annotations.Nullable;
import weft.deploy.RunningHub;

/**
 * {@code deploy/screens/run [FOLDER]}: the main screens of the demo's roles, in both languages, on
 * a desktop and a phone, in light and dark mode, on one sheet for each role. Without a folder it
 * writes to docs/screens, and also makes the README's picture.
 */
public final class ContactSheets {
  private static final int HEIGHT = 300;
  private static final int GAP = 12;
  private static final int TITLE = 20;
  private static final float QUALITY = 0.55f;

  /**
   * A user's screen.
   *
   * @param first what to open from there: the first match of the selector; null for the list itself
   */
  private record Shown(String path, @Nullable String first) {}

  private record Role(String user, List<Shown> screens) {}

  private static Shown at(String path) {
    return new Shown(path, null);
  }

  private static Shown first(String path, String selector) {
    return new Shown(path, selector);
  }

  private static final String ROW = "main tbody a";
  private static final Shown TODAY = at("/");
  private static final Shown ORDER = first("/orders", ROW);
  private static final Shown PART = at("/parts?number=HY-24017");
  private static final Shown CALL_OFF = first("/call-offs", "[data-testid=call-off-row] a");

  /** A schedule whose agreement another one replaced. The demo has none, so this makes one. */
  private static final Shown REPLACED = at("/call-offs/{replaced}");

  private static final Shown OPENINGS = at("/openings");
  private static final Shown OPENING = first("/openings", ROW);

  private static final List<Role> ROLES =
      List.of(
          new Role(
              "sales@jiaxin",
              List.of(
                  TODAY,
                  at("/call-offs"),
                  CALL_OFF,
                  REPLACED,
                  at("/call-offs/paste"),
                  OPENINGS,
                  OPENING,
                  at("/orders"),
                  ORDER,
                  PART,
                  at("/questions"),
                  first("/questions", ROW),
                  at("/consumption"),
                  first("/consumption", ROW))),
          new Role(
              "planner@jiaxin",
              List.of(
                  TODAY,
                  at("/run-outs"),
                  first("/run-outs", ROW),
                  at("/output"),
                  at("/capacity"),
                  first("/capacity", ROW),
                  at("/capacity/new"),
                  at("/imports"),
                  at("/sharing"))),
          new Role(
              "warehouse@jiaxin",
              List.of(
                  TODAY,
                  at("/stock"),
                  at("/stock/count"),
                  at("/scan"),
                  at("/shipments"),
                  at("/shipments/new"),
                  first("/shipments", ROW),
                  at("/consumption/open?holder=HENGYUE&owner=JIAXIN&site=PLANT1"))),
          new Role(
              "quality@jiaxin",
              List.of(
                  TODAY,
                  at("/certificates"),
                  first("/certificates", ROW),
                  at("/certificates/new"),
                  at("/documents"),
                  first("/documents?kind=invoice&as=supplier", ROW),
                  first("/documents?kind=test-results&as=supplier", ROW),
                  first("/documents?kind=nonconformance&as=supplier", ROW))),
          new Role(
              "buyer@hengyue",
              List.of(
                  TODAY,
                  at("/orders"),
                  at("/orders/new"),
                  ORDER,
                  at("/certificates"),
                  first("/certificates", ROW),
                  at("/call-offs"),
                  REPLACED,
                  OPENINGS,
                  OPENING,
                  at("/interchanges"),
                  at("/interchanges/try"),
                  first("/interchanges", ROW))),
          new Role(
              "planner@hengyue",
              List.of(TODAY, at("/run-outs"), at("/demand"), at("/stock"), at("/sharing"))),
          new Role(
              "edi@hengyue",
              List.of(
                  TODAY,
                  at("/partnerships"),
                  first("/partnerships", ROW),
                  at("/channels/HENGYUE"),
                  at("/security"))),
          new Role("auditor@shenji", List.of(TODAY, at("/documents"))),
          new Role("bank@xiangyin", List.of(TODAY)),
          new Role(
              "operator@weft",
              List.of(
                  TODAY,
                  at("/hub"),
                  at("/dead-letters"),
                  at("/channels"),
                  at("/network"),
                  first("/network", ROW),
                  at("/network/new"),
                  at("/interchanges"))));

  /** Language, width and colours; both languages appear by day and by night. */
  private record Look(String language, int width, ColorScheme colours) {}

  private static final List<Look> LOOKS =
      List.of(
          new Look("en", 1440, ColorScheme.LIGHT),
          new Look("zh", 1440, ColorScheme.DARK),
          new Look("zh", 360, ColorScheme.LIGHT),
          new Look("en", 360, ColorScheme.DARK));

  private ContactSheets() {}

  public static void main(String[] arguments) throws IOException {
    Thread.setDefaultUncaughtExceptionHandler(
        (_, it) -> {
          it.printStackTrace();
          System.exit(1); // its database and browser would keep the process alive
        });
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "docs/screens");
    Files.createDirectories(folder);
    try (var hub = RunningHub.alone()) {
      if (arguments.length == 0) readme(hub, folder.resolveSibling("screenshot.png"));
      String replaced = ReplacedAgreement.in(hub);
      for (Role it : ROLES) {
        System.err.println(it.user());
        List<List<BufferedImage>> rows = new ArrayList<>();
        it.screens().forEach(_ -> rows.add(new ArrayList<>()));
        for (Look look : LOOKS) shoot(hub, it, replaced, look, rows);
        write(sheet(it, rows), folder.resolve(it.user().replace('@', '-') + ".jpg"));
        Chromium.closeScreens();
      }
    }
    System.exit(0);
  }

  /** The README's picture: a part that runs out. */
  private static void readme(RunningHub hub, Path file) throws IOException {
    Page page = page(hub, "planner@jiaxin", new Look("en", 1440, ColorScheme.LIGHT));
    page.setViewportSize(1440, 1000);
    page.navigate(hub.url() + "/run-outs");
    page.locator(ROW).first().click();
    page.waitForSelector("[data-testid=balance-chart]");
    page.waitForTimeout(1_500);
    Files.write(file, page.screenshot());
    Chromium.closeScreens();
  }

  private static Page page(RunningHub hub, String user, Look look) {
    Page page = Chromium.shared().open(hub, user, "/").page();
    page.evaluate(
        "([language, colours]) => { localStorage.setItem('weft.language', language);"
            + " localStorage.setItem('mantine-color-scheme-value', colours) }",
        List.of(look.language(), look.colours() == ColorScheme.DARK ? "dark" : "light"));
    page.setViewportSize(look.width(), look.width() == 360 ? 740 : 900);
    return page;
  }

  private static void shoot(
      RunningHub hub, Role role, String replaced, Look look, List<List<BufferedImage>> rows)
      throws IOException {
    Page page = page(hub, role.user(), look);
    for (int i = 0; i < role.screens().size(); i++) {
      Shown it = role.screens().get(i);
      page.navigate(hub.url() + it.path().replace("{replaced}", replaced));
      page.waitForSelector("h1");
      page.waitForTimeout(i == 0 ? 4_000 : 900); // the first screen loads the portal too
      if (it.first() != null && page.locator(it.first()).count() > 0) {
        page.locator(it.first()).first().click();
        page.waitForTimeout(1_100);
      }
      page.waitForFunction("() => !document.querySelector('main .centred[role=status]')");
      rows.get(i).add(ImageIO.read(new ByteArrayInputStream(page.screenshot())));
    }
  }

  /** A row for each screen, all of one height. */
  private static BufferedImage sheet(Role role, List<List<BufferedImage>> rows) {
    int width =
        rows.stream()
            .mapToInt(row -> row.stream().mapToInt(it -> scaled(it) + GAP).sum())
            .max()
            .orElseThrow();
    int height = rows.size() * (HEIGHT + TITLE + GAP) + GAP;
    var sheet = new BufferedImage(width + GAP, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D to = sheet.createGraphics();
    to.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    to.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    to.setColor(Color.WHITE);
    to.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    to.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
    int y = GAP;
    for (int i = 0; i < rows.size(); i++) {
      Shown shown = role.screens().get(i);
      to.setColor(Color.DARK_GRAY);
      to.drawString(
          role.user() + "  " + shown.path() + (shown.first() == null ? "" : " >"), GAP, y + 13);
      int x = GAP;
      for (BufferedImage it : rows.get(i)) {
        to.drawImage(half(it), x, y + TITLE, scaled(it), HEIGHT, null);
        x += scaled(it) + GAP;
      }
      y += HEIGHT + TITLE + GAP;
    }
    to.dispose();
    return sheet;
  }

  /** Halves the size first, because a single step by three would lose lines. */
  private static BufferedImage half(BufferedImage it) {
    var half = new BufferedImage(it.getWidth() / 2, it.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
    Graphics2D to = half.createGraphics();
    to.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    to.drawImage(it, 0, 0, half.getWidth(), half.getHeight(), null);
    to.dispose();
    return half;
  }

  private static int scaled(BufferedImage it) {
    return it.getWidth() * HEIGHT / it.getHeight();
  }

  private static void write(BufferedImage sheet, Path file) throws IOException {
    Files.deleteIfExists(file);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam how = writer.getDefaultWriteParam();
    how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    how.setCompressionQuality(QUALITY);
    try (var out = new FileImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(sheet, null, null), how);
    } finally {
      writer.dispose();
    }
  }
}
