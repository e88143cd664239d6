package weft.edi.as2;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a partner's request is answered with. */
public record As2Answer(int status, As2Message message) {
  private static final byte[] NOTHING = {};

  static As2Answer of(As2Message receipt) {
    return new As2Answer(200, receipt);
  }

  static As2Answer nothing() {
    return new As2Answer(200, new As2Message(Map.of(), NOTHING));
  }

  /** For who wrote the partner's software. */
  static As2Answer refused(int status, String why) {
    return new As2Answer(
        status,
        new As2Message(
            Map.of("Content-Type", "text/plain; charset=us-ascii"),
            (why + "\r\n").getBytes(StandardCharsets.US_ASCII)));
  }
}
