package weft.api.imports.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Limits the memory that a part of a workbook may take, before the workbook reader gets it. That
 * reader allocates room up to the column that a cell names, joins text of any length, and keeps all
 * shared strings and styles. A two-kilobyte file that names the column {@code FXSHRXW} would take
 * gigabytes.
 */
final class WorkbookBounds {
  /**
   * Cells in one row, including empty ones with a format. Spreadsheets have 16,384; 400 such rows
   * took 22 s to read.
   */
  static final int MOST_CELLS = 1_000;

  /** Cells in the whole part. */
  private static final int MOST_CELLS_IN_ALL = 3_000_000;

  private static final int MOST_LETTERS = 3;

  /** Spreadsheets have 32,767 characters in a cell at most. */
  private static final int MOST_TEXT = 64 << 10;

  /** Spreadsheets write at most 24 digits; converting thousands of digits would take long. */
  private static final int MOST_OF_NUMBER = 400;

  private static final int MOST_STYLES = 100_000;
  private static final int MOST_DEPTH = 64;
  private static final int MOST_NAMES = 2_000;

  /** The longest tag, or text between two tags. */
  private static final int LONGEST = 1 << 20;

  /** Shared strings, each of which takes about 60 bytes in addition to its text. */
  private static final int MOST_STRINGS =
      Math.clamp(Runtime.getRuntime().maxMemory() / 1024, 100_000, 2_000_000);

  private static final long MOST_OF_STRINGS =
      Math.clamp(Runtime.getRuntime().maxMemory() / 16, 8L << 20, 40L << 20);

  private static final XMLInputFactory XML = factory();

  private final Set<String> names = new HashSet<>();
  private int depth;
  private int cells;
  private int cellsInAll;
  private int strings;
  private int styles;
  private long text;
  private long ofNumber;
  private boolean numeric;
  private boolean formula;
  private @Nullable String cell;
  private boolean value;
  private long ofStrings;

  /** The elements that the workbook reader treats as one, whatever is nested in them. */
  private final Outermost row = new Outermost();

  private final Outermost joined = new Outermost();
  private final Outermost string = new Outermost();

  private final WorkbookFacts facts;

  private WorkbookBounds(WorkbookFacts facts) {
    this.facts = facts;
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  /**
   * Whether the part stays within the limits. Invalid or truncated XML counts up to its error,
   * because the workbook reader stops there, too.
   *
   * @param facts receives the facts that the part states
   * @throws IOException where the part cannot be unpacked
   */
  static boolean hold(InputStream part, WorkbookFacts facts) throws IOException {
    var bounds = new WorkbookBounds(facts);
    var tags = new Tags(part);
    try {
      XMLStreamReader xml = XML.createXMLStreamReader(tags);
      while (xml.hasNext()) if (!bounds.take(xml, xml.next())) return false;
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException broken && !tags.tooLong) throw broken;
    } catch (RuntimeException e) {
      if (!tags.tooLong) throw e; // lazily read text fails this way at the length limit
    }
    return !tags.tooLong;
  }

  private boolean take(XMLStreamReader xml, int event) {
    return switch (event) {
      case XMLStreamConstants.START_ELEMENT -> begin(xml);
      case XMLStreamConstants.END_ELEMENT -> {
        end(xml.getLocalName());
        yield true;
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
          (!joined.isOpen() || said(xml.getTextLength())) && number(xml.getTextLength());
      default -> true;
    };
  }

  private boolean begin(XMLStreamReader xml) {
    String name = xml.getLocalName();
    names.add(name);
    if (++depth > MOST_DEPTH || names.size() > MOST_NAMES) return false;
    facts.take(xml);
    return switch (name) {
      case "row" -> {
        if (row.begin(depth)) {
          cells = 0;
          facts.row(xml.getAttributeValue(null, "r"));
        }
        yield true;
      }
      case "c" -> {
        join();
        String type = xml.getAttributeValue(null, "t");
        numeric = type == null || type.equals("n");
        formula = false;
        ofNumber = 0;
        cell = xml.getAttributeValue(null, "r");
        if (++cells > MOST_CELLS) facts.tooWide();
        yield cells <= MOST_CELLS && ++cellsInAll <= MOST_CELLS_IN_ALL && isColumn(cell);
      }
      case "f" -> {
        formula = true;
        yield true;
      }
      case "si" -> {
        join();
        var _ = string.begin(depth);
        yield ++strings <= MOST_STRINGS;
      }
      case "v" -> {
        value = true;
        yield true;
      }
      case "xf", "numFmt" -> ++styles <= MOST_STYLES;
      default -> true;
    };
  }

  private void join() {
    if (joined.begin(depth)) text = 0;
  }

  private void end(String name) {
    if (name.equals("v")) value = false;
    if (name.equals("c") && numeric && formula && ofNumber == 0) facts.uncalculated(cell);
    row.end(depth);
    joined.end(depth);
    string.end(depth);
    depth--;
  }

  private boolean said(int characters) {
    text += characters;
    if (string.isOpen()) ofStrings += characters;
    return text <= MOST_TEXT && ofStrings <= MOST_OF_STRINGS;
  }

  private boolean number(int characters) {
    if (numeric && value) ofNumber += characters;
    return ofNumber <= MOST_OF_NUMBER;
  }

  private static boolean isColumn(@Nullable String cell) {
    return cell == null || cell.chars().filter(Character::isLetter).count() <= MOST_LETTERS;
  }

  /** Tracks the outermost element of a kind; an element of the kind nested in it is ignored. */
  private static final class Outermost {
    /** 0 outside any. */
    private int depth;

    /** Whether this element is the outermost. */
    boolean begin(int at) {
      if (isOpen()) return false;
      depth = at;
      return true;
    }

    void end(int at) {
      if (depth == at) depth = 0;
    }

    boolean isOpen() {
      return depth > 0;
    }
  }

  /** Ends the stream where no tag begins for too long, before the parser buffers the text. */
  private static final class Tags extends FilterInputStream {
    private int since;
    private boolean tooLong;

    Tags(InputStream part) {
      super(part);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (tooLong) return -1;
      int n = super.read(into, from, length);
      for (int i = from; i < from + n; i++) since = into[i] == '<' ? 0 : since + 1;
      tooLong = since > LONGEST;
      return n;
    }

    @Override
    public void close() {
      // the caller, which opened the stream, measures the rest
    }
  }
}
