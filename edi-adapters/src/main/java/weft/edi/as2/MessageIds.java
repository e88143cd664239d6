package weft.edi.as2;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hub's Message-IDs, which contain the parcel's key. */
final class MessageIds {
  private static final Pattern OURS =
      Pattern.compile("<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:-\\d{1,9})?)@[^>]*>?");

  private MessageIds() {}

  static String of(String key, String hub) {
    return "<" + key + "@" + hub.replaceAll("[^A-Za-z0-9.-]", "-") + ">";
  }

  static Optional<String> key(String messageId) {
    Matcher it = OURS.matcher(messageId.strip());
    return it.matches() ? Optional.of(it.group(1)) : Optional.empty();
  }

  /** Whether the text is a Message-ID that fits into one header line. */
  static boolean isOne(String messageId) {
    return messageId.matches("[!-~]{1,500}");
  }
}
