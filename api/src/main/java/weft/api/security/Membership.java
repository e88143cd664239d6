package weft.api.security;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;
import weft.party.Side;

/**
 * The rights of one subject of one issuer. The name is for people; the party is null only for the
 * operator.
 */
public record Membership(
    String issuer,
    String subject,
    Kind kind,
    String name,
    @Nullable PartyCode party,
    Set<Role> roles,
    List<Side> sides) {

  /** A person, or a client program of the party. */
  public enum Kind {
    USER,
    CLIENT
  }

  Caller caller() {
    return switch (kind) {
      case USER -> new Caller(party, name, null, roles, sides);
      case CLIENT -> new Caller(party, null, name, roles, sides);
    };
  }
}
