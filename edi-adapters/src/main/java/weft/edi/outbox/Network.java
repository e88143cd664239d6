package weft.edi.outbox;

import java.net.InetAddress;

/** An IP address, or a network such as {@code 10.1.0.0/16}. */
public record Network(InetAddress address, int bits) {
  private static final String LITERAL =
      "[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*";

  /**
   * Parses an address or network.
   *
   * @throws IllegalArgumentException if the text is neither; host names are not allowed, because
   *     their addresses may change
   */
  public static Network of(String text) {
    String[] parts = text.strip().split("/", -1);
    if (parts.length > 2 || !parts[0].matches(LITERAL)) throw none(text);
    try {
      InetAddress address = InetAddress.ofLiteral(parts[0]);
      int all = address.getAddress().length * 8;
      int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
      if (bits < 0 || bits > all) throw none(text);
      return new Network(address, bits);
    } catch (IllegalArgumentException _) { // invalid address or number
      throw none(text);
    }
  }

  private static IllegalArgumentException none(String text) {
    return new IllegalArgumentException("No address and no network: " + text);
  }

  boolean has(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] its = other.getAddress();
    if (mine.length != its.length) return false;
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> (i % 8);
      if ((mine[i / 8] & mask) != (its[i / 8] & mask)) return false;
    }
    return true;
  }
}
