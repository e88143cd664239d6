package weft.api.security;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;

/** The caller, for filters after the security chain. */
public final class CurrentCaller {
  /** The request attribute with the caller, once it is known. */
  public static final String KNOWN = CurrentCaller.class.getName();

  /** The request attribute with the subject of a token that has no membership. */
  public static final String SUBJECT = KNOWN + ".subject";

  private CurrentCaller() {}

  /** Returns the caller; empty where the request has no member of the hub. */
  public static Optional<Caller> find() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token
        ? Optional.ofNullable(token.caller())
        : Optional.empty();
  }
}
