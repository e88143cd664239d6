package weft.edi.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * One fault that a partner found in an outgoing interchange. This record is the JSON.
 *
 * @param where the place in the partner's terms, such as {@code UCS 12}
 * @param code as sent
 * @param segment the segment if the partner gave its position, counted in its message from UNH or
 *     ST = 1; else null
 * @param element its element and component, from 1 ({@code 2.1}); null: the whole segment
 */
public record PartnerFault(
    String where, String code, Text text, @Nullable Integer segment, @Nullable String element) {
  private static final String FILE = "/weft/edi/expected/codes.tsv";
  private static final Map<String, Text> CODES = codes();

  /**
   * A fault with a code of a list: EDIFACT 0085, X12 I18 (TA105), 716 (AK905), 718 (AK502), 720
   * (AK304), 723 (AK403).
   */
  public static PartnerFault of(String where, String list, String code) {
    Text known = CODES.get(list + " " + code);
    return new PartnerFault(
        where,
        code,
        known == null
            ? new Text(
                "The partner gives the code " + code + " (" + list + ").",
                "伙伴给出代码 " + code + "（" + list + "）。")
            : known,
        null,
        null);
  }

  /** A copy with the place of a segment, or of an element in it. */
  public PartnerFault at(@Nullable Integer segment, @Nullable String element) {
    return new PartnerFault(where, code, text, segment, element);
  }

  private static Map<String, Text> codes() {
    Map<String, Text> codes = new HashMap<>();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(PartnerFault.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8))) {
      in.lines()
          .map(it -> it.split("\t", -1))
          .forEach(it -> codes.put(it[0] + " " + it[1], new Text(it[2], it[3])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(codes);
  }
}
