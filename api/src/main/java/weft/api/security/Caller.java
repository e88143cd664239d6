package weft.api.security;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import weft.api.problem.Problem;
import weft.event.Provenance.Actor;
import weft.language.Text;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;

/**
 * The caller, as the membership table knows the token's issuer and subject. A controller can take
 * it as a parameter. The party is null only for the operator. Exactly one of user and client is
 * set. The first side is the default for lists.
 *
 * @param user the person's code, such as {@code P-0007}; never a name or a login
 */
public record Caller(
    @Nullable PartyCode party,
    @Nullable String user,
    @Nullable String client,
    Set<Role> roles,
    List<Side> sides) {

  public Caller {
    roles = Set.copyOf(roles);
    sides = List.copyOf(sides);
  }

  /** The code of the user, or the name of the client. */
  public String member() {
    return Objects.requireNonNullElse(user, Objects.requireNonNullElse(client, "-"));
  }

  /** The party code of operators, who belong to no party. */
  private static final PartyCode HUB = new PartyCode("WEFT");

  /** The caller as the history names it. */
  public Actor actor() {
    return new Actor(party == null ? HUB : party, user, client);
  }

  public @Nullable Side defaultSide() {
    return sides.isEmpty() ? null : sides.getFirst();
  }

  public boolean is(Role role) {
    return roles.contains(role);
  }

  /** Returns the caller's party; 403 {@code no-party} for a caller without one. */
  public PartyCode requireParty() {
    if (party == null)
      throw forbidden("no-party", "Only members of a company may do this.", "仅限企业成员执行此操作。");
    return party;
  }

  /** Refuses with 403 {@code role-missing} unless the caller has one of the roles. */
  public void require(Role... anyOf) {
    for (Role role : anyOf) if (roles.contains(role)) return;
    throw forbidden("role-missing", "Your role does not allow this.", "您的角色无权执行此操作。");
  }

  /**
   * Returns the scope for reading views: the caller's party on the requested side, or on its
   * default side; 403 {@code side-missing} for a side the party does not have.
   */
  public PartyScope scope(@Nullable Side asked) {
    var side = asked == null ? defaultSide() : asked;
    if (side == null || !sides.contains(side))
      throw forbidden("side-missing", "Your company does not act on this side.", "贵公司不具备该业务身份。");
    return PartyScope.of(requireParty(), side);
  }

  private static RuntimeException forbidden(String code, String en, String zh) {
    return Problem.of(HttpStatus.FORBIDDEN, code, new Text(en, zh)).exception();
  }
}
