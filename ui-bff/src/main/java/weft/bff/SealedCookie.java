package weft.bff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.session.web.http.CookieSerializer;

/**
 * Seals the session id in the browser's cookie, so that a reader of the session table or a backup
 * cannot use the ids.
 */
final class SealedCookie implements CookieSerializer {
  private final CookieSerializer cookie;
  private final Seal seal;

  SealedCookie(CookieSerializer cookie, Seal seal) {
    this.cookie = cookie;
    this.seal = seal;
  }

  @Override
  public void writeCookieValue(CookieValue it) {
    String id = it.getCookieValue();
    // An empty value deletes the cookie.
    String value = id.isEmpty() ? id : seal.close(id);
    var sealed = new CookieValue(it.getRequest(), it.getResponse(), value);
    sealed.setCookieMaxAge(it.getCookieMaxAge());
    cookie.writeCookieValue(sealed);
  }

  @Override
  public List<String> readCookieValues(HttpServletRequest request) {
    return cookie.readCookieValues(request).stream()
        .map(seal::open)
        .flatMap(Optional::stream)
        .toList();
  }
}
