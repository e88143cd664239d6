package weft.api.paper;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A PDF document, written from top to bottom: A4 pages with a margin, or labels; lengths are in
 * points. A long document is kept in a file until it is saved. Not thread-safe.
 */
public final class Paper implements Closeable {
  public static final float WIDTH = PDRectangle.A4.getWidth();
  public static final float LEFT = 40;
  public static final float RIGHT = WIDTH - 40;
  private static final float TOP = PDRectangle.A4.getHeight() - 40;
  private static final float BOTTOM = 52;
  private static final float FOOT = 30;
  private static final int IN_MEMORY = 2 << 20;

  private final PaperFont font;
  private final PDDocument document;
  private final PDFont embedded;
  private final PaperSize size;
  private final Map<String, PDComplexFileSpecification> enclosed = new LinkedHashMap<>();
  private PDPageContentStream page;
  private float at = TOP;
  private Consumer<Paper> continued = _ -> {};

  Paper(PaperFont font, String title, Locale language, PaperSize size) throws IOException {
    this.font = font;
    this.size = size;
    document = new PDDocument(MemoryUsageSetting.setupMixed(IN_MEMORY).streamCache);
    document.setDocumentId(0L); // else the time, and a past moment would have other bytes each time
    embedded = PDType0Font.load(document, font.font(), true);
    var about = document.getDocumentInformation();
    about.setTitle(font.printable(title));
    about.setProducer("Weft");
    document.getDocumentCatalog().setLanguage(language.toLanguageTag());
    page = page();
  }

  private PDPageContentStream page() throws IOException {
    var sheet = new PDPage(size.rectangle());
    document.addPage(sheet);
    return new PDPageContentStream(document, sheet, AppendMode.OVERWRITE, true);
  }

  /** Sets what is written at the top of each further page, such as repeated table heads. */
  public void continuedBy(Consumer<Paper> head) {
    continued = head;
  }

  /** Begins another page unless this height still fits on the current one. */
  public void need(float height) {
    if (at - height >= BOTTOM || at >= TOP) return;
    try {
      page.close();
      page = page();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    at = TOP;
    continued.accept(this);
  }

  /** Begins another sheet; the position is its upper left corner, as for a label. */
  public void sheet(boolean first) {
    try {
      if (!first) {
        page.close();
        page = page();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    at = size.rectangle().getHeight();
  }

  /** Moves the position down. */
  public void down(float height) {
    at -= height;
  }

  /** Breaks a text into lines of at most that width. */
  public List<String> wrapped(String text, float size, float width) {
    return font.wrapped(font.printable(text), size, width);
  }

  /** Writes a text with its base line at that distance below the position. */
  public void text(String text, float size, float x, float below) {
    String printed = font.printable(text);
    if (printed.isEmpty()) return;
    try {
      page.beginText();
      page.setFont(embedded, size);
      page.newLineAtOffset(x, at - below);
      page.showText(printed);
      page.endText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a text that ends at {@code x}. */
  public void textTo(String text, float size, float x, float below) {
    String printed = font.printable(text);
    text(printed, size, x - font.width(printed, size), below);
  }

  /** Draws a horizontal line at that distance below the position. */
  public void rule(float from, float to, float below, float thick) {
    box(from, below, to - from, thick);
  }

  private void box(float x, float below, float width, float height) {
    try {
      page.addRect(x, at - below - height, width, height);
      page.fill();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Draws a bar code; bars and spaces alternate, with widths in modules. */
  public void bars(List<Integer> widths, float module, float x, float below, float height) {
    float place = x;
    for (int i = 0; i < widths.size(); i++) {
      float width = widths.get(i) * module;
      if (i % 2 == 0) box(place, below, width, height);
      place += width;
    }
  }

  /** The total width of a bar code. */
  public static float width(List<Integer> widths, float module) {
    return widths.stream().mapToInt(it -> it).sum() * module;
  }

  /** Draws a square code of that width, with its upper edge at that distance below the position. */
  public void square(SquareCode code, float width, float x, float below) {
    float module = width / code.size();
    for (int row = 0; row < code.size(); row++)
      for (int column = 0; column < code.size(); column++)
        if (code.isDark(column, row))
          box(x + column * module, below + row * module, module, module);
  }

  /** The relation of an embedded file to the pages (ISO 32000-2, 14.13). */
  public enum Relation {
    /** The pages are a rendering of the file. */
    SOURCE("Source"),
    SUPPLEMENT("Supplement");

    private final String name;

    Relation(String name) {
      this.name = name;
    }
  }

  /**
   * Embeds a file in the document.
   *
   * @param type its media type
   */
  public void enclose(String name, String type, Relation relation, byte[] bytes) {
    try {
      var file = new PDEmbeddedFile(document, new ByteArrayInputStream(bytes));
      file.setSubtype(type);
      file.setSize(bytes.length);
      var named = new PDComplexFileSpecification();
      named.setFile(name);
      named.setFileUnicode(name);
      named.setEmbeddedFile(file);
      named.setEmbeddedFileUnicode(file);
      named.getCOSObject().setName("AFRelationship", relation.name);
      enclosed.put(name, named);
      var files = new PDEmbeddedFilesNameTreeNode();
      files.setNames(enclosed);
      var catalog = document.getDocumentCatalog();
      var names = new PDDocumentNameDictionary(catalog);
      names.setEmbeddedFiles(files);
      catalog.setNames(names);
      var all = new COSArray();
      enclosed.values().forEach(all::add);
      catalog.getCOSObject().setItem("AF", all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes the document fit for an archive (PDF/A-3u).
   *
   * @param id identifies the content
   */
  public void archival(long id) {
    document.setDocumentId(id);
    try {
      Archival.make(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Draws a frame with lines of that thickness. */
  public void frame(float x, float below, float width, float height, float thick) {
    box(x, below, width, thick);
    box(x, below + height - thick, width, thick);
    box(x, below, thick, height);
    box(x + width - thick, below, thick, height);
  }

  /** The printed width of a text. */
  public float width(String text, float size) {
    return font.width(font.printable(text), size);
  }

  /** Saves the document without page footers. */
  public void saveBare(OutputStream out) throws IOException {
    page.close();
    document.save(out);
  }

  /** The footer text of a page. */
  public interface Foot {
    String of(int page, int pages);
  }

  /**
   * Saves the document with a footer on each page.
   *
   * @param name at the left of each footer, shortened to leave room for the right
   */
  public void save(OutputStream out, String name, Foot foot) throws IOException {
    page.close();
    int pages = document.getNumberOfPages();
    String begin = wrapped(name, 8, (RIGHT - LEFT) * 0.7f).getFirst();
    for (int i = 0; i < pages; i++) {
      at = FOOT;
      page = new PDPageContentStream(document, document.getPage(i), AppendMode.APPEND, true, true);
      text(begin, 8, LEFT, 0);
      textTo(foot.of(i + 1, pages), 8, RIGHT, 0);
      page.close();
    }
    document.save(out);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
