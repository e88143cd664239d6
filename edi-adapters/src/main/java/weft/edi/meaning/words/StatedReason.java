package weft.edi.meaning.words;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.Group;
import weft.edi.reader.text.Segment;
import weft.promise.Reason;

/**
 * Reads the reason for a deviating response from free text: a reason code in words at its
 * beginning, as the hub's own responses have it ({@code capacity: lathe 3 is down}), else only the
 * text.
 */
public final class StatedReason {
  private StatedReason() {}

  /** The first free text of a line or of the message. */
  public static @Nullable Reason edifact(Group group) {
    for (Segment ftx : group.segments("FTX")) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 5; i++) {
        String part = ftx.value(3, i);
        text.append(part);
        if (part.length() < 70) text.append(' '); // a full line may end within a word
      }
      Reason reason = of(text.toString());
      if (reason != null) return reason;
    }
    return null;
  }

  public static @Nullable Reason of(String said) {
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
