package weft.api.security;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who asks, for filters that come after the security chain. */
public final class CurrentCaller {
  /** The attribute of a request of which it is known that a member of the hub sends it. */
  public static final String KNOWN = CurrentCaller.class.getName();

  private CurrentCaller() {}

  /** Empty where no member of the hub asks. */
  public static Optional<Caller> find() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token
        ? Optional.ofNullable(token.caller())
        : Optional.empty();
  }
}
