package weft.bff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.WebUtils;

/**
 * Ends a login at the issuer (OpenID Connect RP-Initiated Logout 1.0). The ID token is sent as a
 * hint, or else the issuer would ask the person first. No script can read it: after the session
 * ends, a sealed cookie keeps it for a minute.
 */
@Component
class IssuerLogout {
  static final String PATH = "/bff/logout/issuer";
  private static final Logger log = LoggerFactory.getLogger(IssuerLogout.class);
  private static final String COOKIE = "__Host-weft-logout";
  private static final Duration LIFE = Duration.ofMinutes(1);

  /** Browsers drop larger cookies, and then there would be no logout at the issuer. */
  private static final int LARGEST = 2_600;

  private final PortalClient client;
  private final Registrations registrations;
  private final Seal seal;

  IssuerLogout(PortalClient client, Registrations registrations) {
    this.client = client;
    this.registrations = registrations;
    this.seal = new Seal(client.clientSecret(), "weft logout");
  }

  /** The browser's next address; the session may be gone already. */
  String begin(@Nullable Authentication who, HttpServletResponse response) {
    if (client.endpoints() != null) return "/";
    String hint =
        who != null && who.getPrincipal() instanceof OidcUser user
            ? user.getIdToken().getTokenValue()
            : "";
    set(response, seal.close(hint.length() > LARGEST ? "" : hint), LIFE);
    return PATH;
  }

  /**
   * The issuer's logout address; the portal's start page if the issuer has none or is unreachable.
   */
  URI end(HttpServletRequest request, HttpServletResponse response) {
    var cookie = WebUtils.getCookie(request, COOKIE);
    set(response, "", Duration.ZERO);
    Object end = endpoint();
    if (cookie == null || end == null) return URI.create("/");
    var address =
        UriComponentsBuilder.fromUriString(end.toString())
            .queryParam("client_id", client.clientId())
            .queryParam("post_logout_redirect_uri", client.url() + "/");
    seal.open(cookie.getValue())
        .filter(it -> !it.isEmpty())
        .ifPresent(it -> address.queryParam("id_token_hint", it));
    return address.encode().build().toUri();
  }

  private @Nullable Object endpoint() {
    try {
      return registrations
          .portal()
          .getProviderDetails()
          .getConfigurationMetadata()
          .get("end_session_endpoint");
    } catch (IssuerAway e) {
      log.warn("A login ended here alone, as the issuer does not answer: {}", e.getMessage());
      return null;
    }
  }

  private static void set(HttpServletResponse response, String value, Duration life) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, value)
            .path("/")
            .secure(true)
            .httpOnly(true)
            .sameSite("Strict")
            .maxAge(life)
            .build()
            .toString());
  }
}
