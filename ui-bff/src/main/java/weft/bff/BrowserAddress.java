package weft.bff;

import jakarta.servlet.http.HttpServletRequest;

/** From which address a browser comes, also behind a proxy. */
@FunctionalInterface
public interface BrowserAddress {
  String of(HttpServletRequest request);
}
