package weft.bff;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Whether anyone is logged in, and how to end that. */
@RestController
class SessionEndpoints {
  private final PortalClient client;
  private final Registrations registrations;
  private final OpenStreams streams;

  SessionEndpoints(PortalClient client, Registrations registrations, OpenStreams streams) {
    this.client = client;
    this.registrations = registrations;
    this.streams = streams;
  }

  record Session(
      boolean authenticated,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String user,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Csrf csrf) {
    record Csrf(String header, String token) {}
  }

  record LoggedOut(String location) {}

  @GetMapping("/bff/session")
  ResponseEntity<Session> session(CsrfToken csrf) {
    var body =
        SecurityContextHolder.getContext().getAuthentication()
                instanceof OAuth2AuthenticationToken who
            ? new Session(true, name(who), new Session.Csrf(csrf.getHeaderName(), csrf.getToken()))
            : new Session(false, null, null);
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }

  /**
   * Ends the session here, and says where the browser ends it at the issuer (OpenID Connect
   * RP-Initiated Logout 1.0). No ID token goes along as a hint, since none may reach the browser;
   * an issuer in this process had its login in the session that just ended.
   */
  @PostMapping("/bff/logout")
  LoggedOut logout(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session != null) {
      streams.close(session.getId());
      session.invalidate();
    }
    if (client.endpoints() != null) return new LoggedOut("/");
    var end =
        registrations
            .portal()
            .getProviderDetails()
            .getConfigurationMetadata()
            .get("end_session_endpoint");
    if (end == null) return new LoggedOut("/");
    URI location =
        UriComponentsBuilder.fromUriString(end.toString())
            .queryParam("client_id", client.clientId())
            .queryParam("post_logout_redirect_uri", client.url() + "/")
            .encode()
            .build()
            .toUri();
    return new LoggedOut(location.toString());
  }

  private static @Nullable String name(OAuth2AuthenticationToken who) {
    Object name = who.getPrincipal().getAttribute(StandardClaimNames.PREFERRED_USERNAME);
    return name == null ? who.getName() : name.toString();
  }
}
