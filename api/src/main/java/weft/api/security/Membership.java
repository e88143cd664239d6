package weft.api.security;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.party.Department;
import weft.party.PartyCode;
import weft.party.Side;

/**
 * The rights of one subject of one issuer.
 *
 * @param name for people; the name of a user is kept in the table of people, where it can be erased
 * @param party null only for the operator
 * @param department of a user; null: as the roles say
 */
public record Membership(
    String issuer,
    String subject,
    Kind kind,
    String name,
    @Nullable PartyCode party,
    Set<Role> roles,
    List<Side> sides,
    @Nullable Department department) {
  /** The party code of operators' people, because an operator belongs to no party. */
  private static final PartyCode HUB = new PartyCode("WEFT");

  /** A person, or a client program of the party. */
  public enum Kind {
    USER,
    CLIENT
  }

  /** The party whose person a user is. */
  PartyCode employer() {
    return party == null ? HUB : party;
  }

  /**
   * The department that counts for rules. Production comes first, because whoever also produces is
   * not independent.
   */
  public Department effectiveDepartment() {
    if (department != null) return department;
    if (roles.contains(Role.PRODUCTION)) return Department.PRODUCTION;
    if (roles.contains(Role.QUALITY)) return Department.QUALITY;
    return roles.contains(Role.SALES) ? Department.SALES : Department.OTHER;
  }

  /** The caller; {@code person} is the code of a user. */
  Caller caller(@Nullable String person) {
    return switch (kind) {
      case USER -> new Caller(party, person, null, roles, sides);
      case CLIENT -> new Caller(party, null, name, roles, sides);
    };
  }
}
