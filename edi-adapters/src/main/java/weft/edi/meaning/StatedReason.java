package weft.edi.meaning;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.promise.Reason;

/**
 * Why a supplier answers otherwise, out of free text: a code in words at its beginning, as our own
 * answers have it ({@code capacity: lathe 3 is down}), else the text alone.
 */
final class StatedReason {
  private StatedReason() {}

  static @Nullable Reason of(String said) {
    String text = said.strip().replaceAll("\\s+", " ");
    if (text.isEmpty()) return null;
    String low = text.toLowerCase(Locale.ROOT);
    for (Reason.Code code : Reason.Code.values()) {
      String words = code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      if (low.equals(words)) return new Reason(code, null);
      if (low.startsWith(words + ": ")) return new Reason(code, text.substring(words.length() + 2));
    }
    return new Reason(Reason.Code.OTHER, text);
  }
}
