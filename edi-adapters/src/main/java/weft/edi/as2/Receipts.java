package weft.edi.as2;

import org.jspecify.annotations.Nullable;
import weft.language.Text;

/** Judges a partner's receipt for a message of the hub. */
final class Receipts {
  private static final int LONGEST = 300;

  private Receipts() {}

  /**
   * The reason why the message is refused; null if the partner confirms the exact content and
   * accepts it.
   */
  static @Nullable Text refusal(Mdn mdn, String messageId, String mic) {
    if (!mdn.originalMessageId().equals(messageId))
      return new Text("The partner's receipt is for another message.", "伙伴的回执对应的是其他报文。");
    if (!mdn.accepts()) {
      String said =
          plain(mdn.disposition() + (mdn.text().isEmpty() ? "" : " (" + mdn.text() + ")"));
      return new Text("The partner did not accept it: " + said, "伙伴拒绝接收：" + said);
    }
    if (!mdn.attests(mic))
      return new Text(
          "The partner's receipt confirms different content from what was sent.",
          "伙伴回执所确认的内容与发送内容不一致。");
    return null;
  }

  private static String plain(String text) {
    String line = text.replaceAll("[^ -~]+", " ");
    return line.substring(0, Math.min(LONGEST, line.length()));
  }
}
