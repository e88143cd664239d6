package weft.bff;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
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

/** Reports whether someone is logged in, and ends sessions. */
@RestController
class SessionEndpoints {
  private final IssuerLogout issuer;
  private final OpenStreams streams;
  private final OwnSessions own;
  private final Revocations revocations;
  private final ApplicationEventPublisher events;

  SessionEndpoints(
      IssuerLogout issuer,
      OpenStreams streams,
      OwnSessions own,
      Revocations revocations,
      ApplicationEventPublisher events) {
    this.issuer = issuer;
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
   * Ends the session here and revokes its refresh token, and returns the address where the browser
   * ends its login at the issuer. An issuer in this process kept its login in the session that has
   * just ended.
   */
  @PostMapping("/bff/logout")
  LoggedOut logout(HttpServletRequest request, HttpServletResponse response) {
    var who = SecurityContextHolder.getContext().getAuthentication();
    var session = request.getSession(false);
    if (session != null) {
      events.publishEvent(PortalEvent.of(PortalEvent.What.LOGGED_OUT, who, "/bff/logout"));
      streams.close(session.getId());
      var tokens = (Tokens) session.getAttribute(SessionTokens.KEY);
      session.invalidate();
      revocations.revoke(tokens);
    }
    return new LoggedOut(issuer.begin(who, response));
  }

  /** Redirects the browser from {@link #logout} to the issuer. */
  @GetMapping(IssuerLogout.PATH)
  ResponseEntity<Void> issuerLogout(HttpServletRequest request, HttpServletResponse response) {
    return ResponseEntity.status(HttpStatus.FOUND)
        .cacheControl(CacheControl.noStore())
        .location(issuer.end(request, response))
        .build();
  }

  record Sessions(List<OwnSessions.Item> items) {}

  /** The person's sessions on all devices. */
  @GetMapping("/bff/sessions")
  ResponseEntity<Sessions> sessions(HttpServletRequest request) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Sessions(own.list(request.getSession())));
  }

  /** Ends one of the person's sessions; 404 if there is none with this id. */
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
