package weft.api.securitylog;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import weft.api.asking.ClientAddress;
import weft.api.security.Caller;
import weft.api.security.Role;

/**
 * Records what an auditor reads from an open stream: before rows are sent, one look for each party
 * that they name, at most one a minute.
 */
@Component
public final class StreamLooks {
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final SecurityLog log;
  private final LooksKept looks;
  private final ClientAddress addresses;
  private final JsonMapper json;
  private final Clock clock;

  StreamLooks(
      SecurityLog log, LooksKept looks, ClientAddress addresses, JsonMapper json, Clock clock) {
    this.log = log;
    this.looks = looks;
    this.addresses = addresses;
    this.json = json;
    this.clock = clock;
  }

  /** The looks of one open stream. */
  public interface OfStream {
    /** Records that these rows are about to be sent; fails where that cannot be recorded. */
    void before(List<?> rows);
  }

  /** Begins a stream; call while its request is handled. Only an auditor's looks are recorded. */
  public OfStream begin(Caller caller, HttpServletRequest request) {
    if (!caller.is(Role.AUDITOR)) return _ -> {};
    SecurityEvent look =
        SecurityEvent.of(
            SecurityEvent.Kind.LOOKED, caller, addresses.of(request), LooksKept.target(request));
    Map<String, Instant> kept = new HashMap<>();
    return rows -> keep(caller, look, kept, rows);
  }

  private void keep(Caller caller, SecurityEvent look, Map<String, Instant> kept, List<?> rows) {
    if (rows.isEmpty()) return;
    Set<String> granted = looks.givers(caller);
    Set<String> concerned = new TreeSet<>();
    LooksKept.named(json.valueToTree(rows), concerned);
    concerned.retainAll(granted);
    if (concerned.isEmpty()) concerned.addAll(granted);
    Instant now = clock.instant();
    concerned.removeIf(it -> isRecent(kept.get(it), now));
    if (concerned.isEmpty()) return;
    log.keep(look.concerning(concerned));
    concerned.forEach(it -> kept.put(it, now));
  }

  private static boolean isRecent(@Nullable Instant last, Instant now) {
    return last != null && now.isBefore(last.plus(EVERY));
  }
}
