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
 * The codes by which each standard calls units: UN/ECE Recommendation 20 with the package codes of
 * 21 for EDIFACT 6411 and IDocs, which share older ones with X12 355, and of VDA those that we
 * know.
 */
public enum UnitCodes {
  EDIFACT("REC20", "X12"),
  X12("X12"),
  VDA(),
  IDOC("REC20", "X12", "SAP"),
  /** Recommendation 20 with 21 alone. */
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
   * Whether it is one by which we call a unit: of Recommendation 20 with 21, or an older one that
   * X12 kept and we have no other for. {@code KG} is none, for it is {@code KGM}.
   */
  public static boolean isOurs(String code) {
    return REC20.has(code) || (X12.has(code) && Units.isSame(X12Units.unit(code), code));
  }

  /** Whether the standard's lists have it. */
  public boolean has(String code) {
    return this == VDA ? VdaUnits.isKnown(code) : known.matcher(code).matches();
  }
}
