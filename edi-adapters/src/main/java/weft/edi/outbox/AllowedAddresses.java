package weft.edi.outbox;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import weft.language.Text;

/**
 * Decides which addresses the hub may connect to at a partner's request. It refuses addresses
 * inside the hub's own network, to prevent server-side request forgery. The check runs when a
 * channel is agreed and before each connection. The JDK resolves names and caches the result, so
 * that the connection uses the checked address.
 *
 * @param insideToo whether all addresses of the hub's own network are allowed
 * @param inside the allowed addresses of that network if not all are
 */
public record AllowedAddresses(boolean insideToo, List<Network> inside) {

  public AllowedAddresses(boolean insideToo) {
    this(insideToo, List.of());
  }

  /** The reason why the hub refuses the URL; empty if it is allowed. */
  public Optional<Text> refuses(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      return Optional.of(NO_URL);
    }
    boolean http =
        "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    if (!http || uri.getHost() == null || uri.getUserInfo() != null) return Optional.of(NO_URL);
    return refusesHost(uri.getHost());
  }

  private static final Text NO_URL =
      new Text(
          "A URL begins with http:// or https:// and names a host.",
          "URL 须以 http:// 或 https:// 开头并包含主机名。");

  /** As {@link #refuses}, for a host name or address. */
  public Optional<Text> refusesHost(String host) {
    if (insideToo) return Optional.empty();
    try {
      for (InetAddress it : InetAddress.getAllByName(host.replaceAll("^\\[|]$", "")))
        if (isInside(it) && inside.stream().noneMatch(network -> network.has(it)))
          return Optional.of(
              new Text(
                  "The address belongs to a private network, which this hub does not connect to.",
                  "该地址属于内部网络，本平台不予连接。"));
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of(new Text("The host is not known: " + host + ".", "无法解析主机：" + host + "。"));
    }
  }

  static boolean isInside(InetAddress it) {
    byte[] bytes = it.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean shared = bytes.length == 4 && first == 100 && second >= 64 && second < 128; // RFC 6598
    boolean reserved = bytes.length == 4 && (first == 0 || first >= 240);
    boolean uniqueLocal = bytes.length == 16 && (first & 0xfe) == 0xfc; // RFC 4193
    boolean translated = bytes.length == 16 && first == 0 && second == 0x64; // 64:ff9b::/96
    return it.isLoopbackAddress()
        || it.isAnyLocalAddress()
        || it.isLinkLocalAddress()
        || it.isSiteLocalAddress()
        || it.isMulticastAddress()
        || shared
        || reserved
        || uniqueLocal
        || translated;
  }
}
