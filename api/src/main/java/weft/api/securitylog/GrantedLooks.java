package weft.api.securitylog;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import weft.api.asking.ClientAddress;
import weft.api.security.Caller;
import weft.party.PartyCode;

/** Records that a party read figures of another one by its grant, before the answer is sent. */
@Component
public class GrantedLooks {
  private final SecurityLog log;
  private final ClientAddress addresses;

  GrantedLooks(SecurityLog log, ClientAddress addresses) {
    this.log = log;
    this.addresses = addresses;
  }

  /** Records the look in the log of the party whose figures are read. */
  public void keep(Caller caller, PartyCode concerned, String subject) {
    var request =
        ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    log.keep(
        SecurityEvent.of(
                SecurityEvent.Kind.LOOKED, caller, addresses.of(request), LooksKept.target(request))
            .query(request.getQueryString())
            .subject(subject)
            .concerning(Set.of(concerned.value())));
  }
}
