package weft.api.security;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who asks, for filters that come after the security chain. */
public final class CurrentCaller {
  /** The attribute of a request with the member of the hub that sends it, once it is known. */
  public static final String KNOWN = CurrentCaller.class.getName();

  /** The attribute with the subject of a token behind which is no member. */
  public static final String SUBJECT = KNOWN + ".subject";

  private CurrentCaller() {}

  /** Empty where no member of the hub asks. */
  public static Optional<Caller> find() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token
        ? Optional.ofNullable(token.caller())
        : Optional.empty();
  }
}
