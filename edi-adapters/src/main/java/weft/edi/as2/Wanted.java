package weft.edi.as2;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which receipt a message asks for (RFC 4130 7.3).
 *
 * @param receipt whether any
 * @param mic the first digest of those it takes that is believed; null where it takes none of ours
 * @param url where it wants the receipt later; null: in the answer
 */
record Wanted(boolean receipt, boolean signed, @Nullable String mic, @Nullable String url) {
  private static final Pattern MIC =
      Pattern.compile("signed-receipt-micalg\\s*=\\s*([^;]*)", Pattern.CASE_INSENSITIVE);

  static Wanted of(As2Message message) {
    String options = message.field("disposition-notification-options");
    boolean signed =
        options != null && options.toLowerCase(Locale.ROOT).contains("signed-receipt-protocol");
    return new Wanted(
        message.field("disposition-notification-to") != null,
        signed,
        options == null ? "sha-256" : mic(options),
        message.field("receipt-delivery-option"));
  }

  private static @Nullable String mic(String options) {
    Matcher it = MIC.matcher(options);
    if (!it.find()) return "sha-256";
    for (String name : it.group(1).split(",", -1)) {
      String known = Algorithms.digest(name);
      if (known != null) return known;
    }
    return null;
  }
}
