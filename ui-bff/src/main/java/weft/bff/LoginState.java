package weft.bff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores state, nonce, PKCE verifier and return path of a pending login in a cookie. The session
 * cookie is Strict, so the browser does not send it on return from an issuer on another site; this
 * one is Lax. It is sealed and valid for 5 minutes. Each login has its own cookie, so that two tabs
 * do not interfere.
 */
final class LoginState implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final Registrations registrations;
  private final JsonMapper json = new JsonMapper();
  private final Seal seal;
  private final Clock clock;

  private record Pending(
      String state, String nonce, String verifier, String returnTo, Instant until) {}

  LoginState(PortalClient client, Registrations registrations, Clock clock) {
    this.registrations = registrations;
    this.seal = new Seal(client.clientSecret(), "weft login state");
    this.clock = clock;
  }

  @Override
  public void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest it,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (it == null) return;
    String state = String.valueOf(it.getState());
    var pending =
        new Pending(
            state,
            attribute(it, OidcParameterNames.NONCE),
            attribute(it, PkceParameterNames.CODE_VERIFIER),
            attribute(it, LoginStart.RETURN_TO),
            clock.instant().plus(LIFE));
    set(response, name(state), seal.close(json.writeValueAsString(pending)), LIFE);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
    String state = request.getParameter(OAuth2ParameterNames.STATE);
    if (state == null) return null;
    var cookie = WebUtils.getCookie(request, name(state));
    if (cookie == null) return null;
    return seal.open(cookie.getValue())
        .map(it -> json.readValue(it, Pending.class))
        .filter(it -> it.state().equals(state) && clock.instant().isBefore(it.until()))
        .map(this::restore)
        .orElse(null);
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    var it = loadAuthorizationRequest(request);
    if (it == null) return null;
    request.setAttribute(LoginStart.RETURN_TO, attribute(it, LoginStart.RETURN_TO));
    set(response, name(String.valueOf(it.getState())), "", Duration.ZERO);
    return it;
  }

  private OAuth2AuthorizationRequest restore(Pending it) {
    var portal = registrations.portal();
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(Objects.requireNonNull(portal.getProviderDetails().getAuthorizationUri()))
        .clientId(portal.getClientId())
        .redirectUri(portal.getRedirectUri())
        .scopes(portal.getScopes())
        .state(it.state())
        .attributes(
            Map.of(
                OAuth2ParameterNames.REGISTRATION_ID, Registrations.PORTAL,
                OidcParameterNames.NONCE, it.nonce(),
                PkceParameterNames.CODE_VERIFIER, it.verifier(),
                LoginStart.RETURN_TO, it.returnTo()))
        .build();
  }

  private static String attribute(OAuth2AuthorizationRequest it, String name) {
    Object value = it.getAttribute(name);
    return String.valueOf(value);
  }

  private static String name(String state) {
    return "__Host-weft-login-" + Integer.toHexString(state.hashCode());
  }

  private static void set(HttpServletResponse response, String name, String value, Duration life) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(name, value)
            .path("/")
            .secure(true)
            .httpOnly(true)
            .sameSite("Lax")
            .maxAge(life)
            .build()
            .toString());
  }
}
