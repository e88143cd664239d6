package weft.api.securitylog;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import weft.api.asking.ClientAddress;
import weft.api.security.Caller;
import weft.api.security.Role;

/** Keeps each look of the operator into interchanges as they came, before it is shown. */
@Component
public class RawLooks {
  private final SecurityLog log;
  private final ClientAddress addresses;

  RawLooks(SecurityLog log, ClientAddress addresses) {
    this.log = log;
    this.addresses = addresses;
  }

  /**
   * Nothing of a party's look at its own.
   *
   * @param concerned whose data stand in it
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
