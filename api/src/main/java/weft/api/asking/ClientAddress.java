package weft.api.asking;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * The client address of a request. For a request through a proxy it is the address that the proxy
 * reports. Only the configured proxies are trusted, and only the entry that they added: anyone can
 * write earlier entries of {@code X-Forwarded-For}.
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
