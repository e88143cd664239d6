package weft.bff;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** {@code GET /bff/login?returnTo=/path}: redirects to the issuer, with PKCE. */
final class LoginStart implements OAuth2AuthorizationRequestResolver {
  static final String PATH = "/bff/login";
  static final String RETURN_TO = "weft.returnTo";

  private final DefaultOAuth2AuthorizationRequestResolver requests;

  LoginStart(ClientRegistrationRepository registrations) {
    requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, PATH);
    requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
    return request.getRequestURI().equals(PATH) ? resolve(request, Registrations.PORTAL) : null;
  }

  @Override
  public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
    var started = requests.resolve(request, id);
    if (started == null) return null;
    String returnTo = local(request.getParameter("returnTo"));
    return OAuth2AuthorizationRequest.from(started)
        .attributes(
            it -> {
              it.put(RETURN_TO, returnTo);
            })
        .build();
  }

  /**
   * Accepts only a path of this portal: browsers read {@code //host} and {@code /\host} as another
   * site.
   */
  static String local(@Nullable String path) {
    if (path == null || path.length() > 1000 || path.startsWith("/bff/")) return "/";
    return path.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*") ? path : "/";
  }
}
