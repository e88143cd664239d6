package weft.edi.meaning.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import weft.measure.Units;

/**
 * The unit codes of each standard. EDIFACT 6411 and IDocs use UN/ECE Recommendation 20 with the
 * package codes of 21, and share older codes with X12 355. For VDA, the list holds only the codes
 * known to the hub.
 */
public enum UnitCodes {
  EDIFACT("REC20", "X12"),
  X12("X12"),
  VDA(),
  IDOC("REC20", "X12", "SAP"),
  /** Recommendation 20 with 21 only. */
  REC20("REC20");

  private final Pattern known;

  UnitCodes(String... lists) {
    known = Pattern.compile(patterns(Set.of(lists)));
  }

  private static String patterns(Set<String> lists) {
    try (InputStream in = UnitCodes.class.getResourceAsStream("/weft/edi/table/units.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return text.lines()
          .filter(it -> !it.startsWith("#"))
          .map(it -> List.of(it.split(" ", -1)))
          .filter(it -> lists.contains(it.getFirst()))
          .flatMap(it -> it.stream().skip(1))
          .collect(Collectors.joining("|"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether the hub itself uses this code: one of Recommendation 20 or 21, or an older one that X12
   * kept and that has no other. {@code KG} is none of them, because the hub uses {@code KGM}.
   */
  public static boolean isOurs(String code) {
    return REC20.has(code) || (X12.has(code) && Units.isSame(X12Units.unit(code), code));
  }

  /** Whether the standard's lists contain the code. */
  public boolean has(String code) {
    return this == VDA ? VdaUnits.isKnown(code) : known.matcher(code).matches();
  }
}
