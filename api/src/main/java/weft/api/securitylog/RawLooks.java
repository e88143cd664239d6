package weft.api.securitylog;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import weft.api.asking.ClientAddress;
import weft.api.security.Caller;
import weft.api.security.Role;

/** Records each access of the operator to raw interchanges, before the answer is sent. */
@Component
public class RawLooks {
  private final SecurityLog log;
  private final ClientAddress addresses;

  RawLooks(SecurityLog log, ClientAddress addresses) {
    this.log = log;
    this.addresses = addresses;
  }

  /**
   * Records the access; does nothing if a party reads its own interchange.
   *
   * @param concerned the parties whose data the interchange contains
   */
  public void keep(Caller caller, String interchange, Set<String> concerned) {
    if (!caller.is(Role.OPERATOR)) return;
    var request =
        ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    log.keep(
        SecurityEvent.of(
                SecurityEvent.Kind.LOOKED, caller, addresses.of(request), LooksKept.target(request))
            .query(request.getQueryString())
            .subject(interchange)
            .concerning(concerned));
  }
}
