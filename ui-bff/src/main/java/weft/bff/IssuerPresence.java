package weft.bff;

/** Whether the issuer answered at the hub's last check. */
@FunctionalInterface
public interface IssuerPresence {
  boolean isThere();
}
