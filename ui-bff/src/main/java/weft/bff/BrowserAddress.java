package weft.bff;

import jakarta.servlet.http.HttpServletRequest;

/** Finds a browser's address, also behind a proxy. */
@FunctionalInterface
public interface BrowserAddress {
  String of(HttpServletRequest request);
}
