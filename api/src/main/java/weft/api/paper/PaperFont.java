package weft.api.paper;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.http.HttpStatus;
import weft.api.problem.Problem;
import weft.language.Text;

/**
 * The font of all documents: Noto Sans SC, read once. A document embeds only the glyphs that it
 * uses.
 */
final class PaperFont {
  private static final String FILE = "/fonts/NotoSansSC-Regular.ttf";

  /**
   * Scripts from this code point on are written without spaces, so a line may break after any
   * character.
   */
  private static final int FIRST_WITHOUT_SPACES = 0x2E80;

  private final TrueTypeFont font;
  private final CmapLookup glyphs;

  private PaperFont(TrueTypeFont font) throws IOException {
    this.font = font;
    glyphs = requireNonNull(font.getUnicodeCmapLookup());
  }

  /**
   * Reads the font of the build, which api/src/main/font adds; 501 {@code no-font} where it is
   * missing.
   */
  static PaperFont read() {
    try (InputStream file = PaperFont.class.getResourceAsStream(FILE)) {
      if (file == null)
        throw Problem.of(
                HttpStatus.NOT_IMPLEMENTED,
                "no-font",
                new Text("This build of the hub cannot make PDFs.", "当前构建的平台不支持生成 PDF。"))
            .exception();
      return new PaperFont(new TTFParser().parse(new RandomAccessReadBuffer(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TrueTypeFont font() {
    return font;
  }

  /** Makes a text printable: a character without a glyph is replaced by its number. */
  String printable(String text) {
    var all = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .forEach(
            it -> {
              if (glyphs.getGlyphId(it) > 0 && !Character.isISOControl(it)) all.appendCodePoint(it);
              else all.append("[U+%04X]".formatted(it));
            });
    return all.toString();
  }

  /** The width of a printable text, in points. */
  float width(String text, float size) {
    float sum = 0;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at)))
      sum += width(text.codePointAt(at));
    return sum * size;
  }

  private float width(int character) {
    try {
      return (float) font.getAdvanceWidth(glyphs.getGlyphId(character)) / font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Breaks a text into lines of at most that width: after a space, hyphen or slash, between Chinese
   * characters, and inside a word only if the word is wider than a line.
   */
  List<String> wrapped(String text, float size, float width) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    int fit = 0;
    float used = 0;
    int at = 0;
    while (at < text.length()) {
      int character = text.codePointAt(at);
      float its = width(character) * size;
      if (used + its > width && at > from && character != ' ') {
        int end = fit > from ? fit : at;
        lines.add(text.substring(from, end).stripTrailing());
        from = end;
        fit = end;
        at = end;
        used = 0;
        continue;
      }
      used += its;
      at += Character.charCount(character);
      if (breaksAfter(character) || (at < text.length() && isWithoutSpaces(text.codePointAt(at))))
        fit = at;
    }
    lines.add(text.substring(from).stripTrailing());
    return lines;
  }

  private static boolean breaksAfter(int character) {
    return character == ' ' || character == '-' || character == '/' || isWithoutSpaces(character);
  }

  private static boolean isWithoutSpaces(int character) {
    return character >= FIRST_WITHOUT_SPACES;
  }
}
