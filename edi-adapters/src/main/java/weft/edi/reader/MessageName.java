package weft.edi.reader;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weft.edi.reader.text.Segment;

/** The kind of a message, read from UNH, or from ST and its group's GS. */
record MessageName(String type, String release, String agency, String association) {
  private static final int X12_RELEASE = 6;

  static MessageName edifact(Segment unh) {
    return new MessageName(
        unh.value(1, 0).strip().toUpperCase(Locale.ROOT),
        (unh.value(1, 1) + unh.value(1, 2)).strip().toUpperCase(Locale.ROOT),
        unh.value(1, 3),
        unh.value(1, 4));
  }

  /** GS08 is the release followed by an industry's convention: {@code 004010VICS}. */
  static MessageName x12(Segment st, @Nullable Segment gs) {
    String version = gs == null ? "" : gs.value(7).strip();
    String release = gs == null ? "" : release(gs);
    String convention = st.value(2).strip();
    return new MessageName(
        st.value(0).strip(),
        release,
        gs == null ? "" : gs.value(6).strip(),
        without(release, convention.isEmpty() ? version : convention));
  }

  private static String without(String release, String convention) {
    return convention.startsWith(release) ? convention.substring(release.length()) : convention;
  }

  static String release(Segment gs) {
    String version = gs.value(7).strip();
    return version.substring(0, Math.min(X12_RELEASE, version.length()));
  }
}
