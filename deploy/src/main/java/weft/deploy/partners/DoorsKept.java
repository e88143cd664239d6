package weft.deploy.partners;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import weft.api.asking.ClientAddress;
import weft.api.security.Memberships;
import weft.api.securitylog.SecurityEvent;
import weft.api.securitylog.SecurityEvent.Kind;
import weft.api.securitylog.SecurityLog;
import weft.bff.BrowserAddress;
import weft.bff.PortalEvent;
import weft.edi.sftp.LoginsSeen;
import weft.party.PartyCode;
import weft.projections.party.DirectoryView;

/** Records events of the portal and the SFTP server in the security log. */
@Configuration(proxyBeanMethods = false)
class DoorsKept {
  private final SecurityLog log;
  private final ClientAddress addresses;
  private final LongAdder tooOften = new LongAdder();

  DoorsKept(SecurityLog log, ClientAddress addresses) {
    this.log = log;
    this.addresses = addresses;
  }

  /** Listens to the portal. */
  @Bean
  Portal portalKept(Memberships members) {
    return new Portal(members);
  }

  final class Portal {
    private final Memberships members;

    Portal(Memberships members) {
      this.members = members;
    }

    @EventListener
    void on(PortalEvent it) {
      Kind kind =
          switch (it.what()) {
            case LOGGED_IN -> Kind.LOGIN;
            case LOGIN_REFUSED -> Kind.LOGIN_REFUSED;
            case LOGGED_OUT -> Kind.LOGOUT;
            case SESSION_ENDED -> Kind.SESSION_ENDED;
            case REFUSED -> Kind.REFUSED;
          };
      log.count(event(kind, it));
    }

    private SecurityEvent event(Kind kind, PortalEvent it) {
      String issuer = it.issuer();
      String subject = it.subject();
      if (issuer == null || subject == null)
        return SecurityEvent.of(kind, (String) null, address(), it.detail());
      return members
          .caller(issuer, subject)
          .map(caller -> SecurityEvent.of(kind, caller, address(), it.detail()))
          .orElseGet(() -> SecurityEvent.of(kind, subject, address(), it.detail()));
    }
  }

  private @Nullable String address() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes it
        ? addresses.of(it.getRequest())
        : null;
  }

  /** Counts refused SFTP logins next to the request quotas. */
  @Bean
  MeterBinder refusedSftpLogins() {
    return meters ->
        FunctionCounter.builder("weft.quota.refused", tooOften, LongAdder::sum)
            .description("Requests told to come later, since their sender had its share")
            .tag("quota", "sftp-logins")
            .register(meters);
  }

  /** Finds the browser's address as everywhere else, for the list of a person's sessions. */
  @Bean
  BrowserAddress browserAddress() {
    return addresses::of;
  }

  @Bean
  LoginsSeen sftpLoginsKept(DirectoryView directory) {
    return (what, name, address) -> {
      if (what == LoginsSeen.Login.TOO_OFTEN) tooOften.increment();
      Kind kind =
          switch (what) {
            case CAME_IN -> Kind.LOGIN;
            case REFUSED -> Kind.LOGIN_REFUSED;
            case TOO_OFTEN -> Kind.THROTTLED;
          };
      String party =
          directory
              .party(name, "ZZ")
              .map(PartyCode::value)
              .filter(it -> it.equals(name))
              .orElse(null);
      log.count(SecurityEvent.of(kind, name, address, "SFTP").party(party));
    };
  }
}
