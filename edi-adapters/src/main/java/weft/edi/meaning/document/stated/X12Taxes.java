package weft.edi.meaning.document.stated;

import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Maps data element 963 to EDIFACT 5153; an unlisted code stays. */
public final class X12Taxes {
  private static final String ALL = "TX";

  private static final Map<String, String> THEIRS =
      Map.of("VA", "VAT", "GS", "GST", "ST", "STT", "LT", "LOC");

  private static final Map<String, String> CODES =
      THEIRS.entrySet().stream().collect(Collectors.toMap(Entry::getValue, Entry::getKey));

  private X12Taxes() {}

  /** Null for all taxes together. */
  public static @Nullable String type(String code) {
    return code.equals(ALL) ? null : THEIRS.getOrDefault(code, code);
  }

  public static String code(@Nullable String type) {
    return type == null ? ALL : CODES.getOrDefault(type, type);
  }
}
