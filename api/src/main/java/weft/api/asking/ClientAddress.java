package weft.api.asking;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * From which address a request came: of one that a proxy passes on, what the proxy says. Only the
 * proxies named are believed, and only their own word: what stands before it in {@code
 * X-Forwarded-For} anybody may have written.
 */
public final class ClientAddress {
  private final Predicate<String> isProxy;

  public ClientAddress(Predicate<String> isProxy) {
    this.isProxy = isProxy;
  }

  public String of(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    List<String> said = Collections.list(request.getHeaders("X-Forwarded-For"));
    String[] on = String.join(",", said).split(",", -1);
    for (int i = on.length - 1; i >= 0 && isProxy.test(address) && !on[i].isBlank(); i--)
      address = on[i].strip();
    return address;
  }
}
