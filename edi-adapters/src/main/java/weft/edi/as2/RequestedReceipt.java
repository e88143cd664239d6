package weft.edi.as2;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The receipt that a message asks for (RFC 4130 7.3).
 *
 * @param receipt whether it asks for one
 * @param mic the first accepted digest that the message lists; null if it lists none
 * @param url where to send an asynchronous receipt; null for a receipt in the HTTP answer
 */
record RequestedReceipt(
    boolean receipt, boolean signed, @Nullable String mic, @Nullable String url) {
  private static final Pattern MIC =
      Pattern.compile("signed-receipt-micalg\\s*=\\s*([^;]*)", Pattern.CASE_INSENSITIVE);

  static RequestedReceipt of(As2Message message) {
    String options = message.field("disposition-notification-options");
    boolean signed =
        options != null && options.toLowerCase(Locale.ROOT).contains("signed-receipt-protocol");
    return new RequestedReceipt(
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
