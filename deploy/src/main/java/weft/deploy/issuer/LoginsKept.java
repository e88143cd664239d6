package weft.deploy.issuer;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import weft.api.asking.ClientAddress;
import weft.api.security.Memberships;
import weft.api.security.TokenRules;
import weft.api.securitylog.SecurityEvent;
import weft.api.securitylog.SecurityEvent.Kind;
import weft.api.securitylog.SecurityLog;

/** Records the demo issuer's logins in the security log; a real issuer has a log of its own. */
@Component
@Profile("demo")
class LoginsKept {
  private final SecurityLog log;
  private final Memberships members;
  private final ClientAddress addresses;
  private final String issuer;

  LoginsKept(SecurityLog log, Memberships members, ClientAddress addresses, TokenRules rules) {
    this.log = log;
    this.members = members;
    this.addresses = addresses;
    this.issuer = rules.issuer();
  }

  String address(HttpServletRequest request) {
    return addresses.of(request);
  }

  /** Records the event, also for the party of the member with that name. */
  void count(Kind kind, String name, HttpServletRequest request) {
    var known = members.caller(issuer, name);
    log.count(
        known
            .map(it -> SecurityEvent.of(kind, it, address(request), target(request)))
            .orElseGet(() -> SecurityEvent.of(kind, name, address(request), target(request))));
  }

  /** Records the event only for members, because the portal itself gets tokens too. */
  void countMember(Kind kind, String name, HttpServletRequest request) {
    if (members.caller(issuer, name).isPresent()) count(kind, name, request);
  }

  private static String target(HttpServletRequest request) {
    return request.getMethod() + " " + request.getRequestURI();
  }
}
