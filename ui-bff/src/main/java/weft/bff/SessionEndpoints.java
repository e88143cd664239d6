package weft.bff;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** Whether anyone is logged in, and how to end that. */
@RestController
class SessionEndpoints {
  private final PortalClient client;
  private final Registrations registrations;
  private final OpenStreams streams;
  private final OwnSessions own;
  private final Revocations revocations;
  private final ApplicationEventPublisher events;

  SessionEndpoints(
      PortalClient client,
      Registrations registrations,
      OpenStreams streams,
      OwnSessions own,
      Revocations revocations,
      ApplicationEventPublisher events) {
    this.client = client;
    this.registrations = registrations;
    this.streams = streams;
    this.own = own;
    this.revocations = revocations;
    this.events = events;
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
   * Ends the session here and its refresh token at the issuer, and says where the browser ends it
   * at the issuer (OpenID Connect RP-Initiated Logout 1.0). No ID token goes along as a hint, since
   * none may reach the browser; an issuer in this process had its login in the session that just
   * ended.
   */
  @PostMapping("/bff/logout")
  LoggedOut logout(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session != null) {
      var who = SecurityContextHolder.getContext().getAuthentication();
      events.publishEvent(PortalEvent.of(PortalEvent.What.LOGGED_OUT, who, "/bff/logout"));
      streams.close(session.getId());
      var tokens = (Tokens) session.getAttribute(SessionTokens.KEY);
      session.invalidate();
      revocations.revoke(tokens);
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

  record Sessions(List<OwnSessions.Item> items) {}

  /** The person's sessions, on all its devices. */
  @GetMapping("/bff/sessions")
  ResponseEntity<Sessions> sessions(HttpServletRequest request) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Sessions(own.list(request.getSession())));
  }

  /** Ends one of them. */
  @DeleteMapping("/bff/sessions/{id}")
  ResponseEntity<Sessions> end(HttpServletRequest request, @PathVariable String id) {
    var session = request.getSession();
    if (!own.end(session, id)) return ResponseEntity.notFound().build();
    var who = SecurityContextHolder.getContext().getAuthentication();
    events.publishEvent(PortalEvent.of(PortalEvent.What.SESSION_ENDED, who, "/bff/sessions"));
    return ResponseEntity.ok(new Sessions(own.list(session)));
  }

  private static @Nullable String name(OAuth2AuthenticationToken who) {
    Object name = who.getPrincipal().getAttribute(StandardClaimNames.PREFERRED_USERNAME);
    return name == null ? who.getName() : name.toString();
  }
}
