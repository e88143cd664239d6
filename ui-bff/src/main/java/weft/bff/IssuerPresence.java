package weft.bff;

/** Tells whether the issuer answered when the hub looked for it last. */
@FunctionalInterface
public interface IssuerPresence {
  boolean isThere();
}
