package weft.api.securitylog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.api.security.Caller;

/**
 * An event of the security log.
 *
 * @param party the member's party; null for the operator and where it is unknown
 * @param member the person or client, or the name that it claims
 * @param target the requested operation, without the query, which a caller controls
 * @param query further details, visible only to the operator and the caller's own party
 * @param subject the object that was read; null for lists
 * @param concerned the parties whose data was read
 */
public record SecurityEvent(
    Kind kind,
    @Nullable String party,
    @Nullable String member,
    @Nullable String address,
    String target,
    String query,
    @Nullable String subject,
    Set<String> concerned) {
  private static final int LONGEST = 300;

  /** The kind of event; in JSON and in the table in lower case with hyphens. */
  public enum Kind {
    LOGIN,
    LOGIN_REFUSED,
    LOGOUT,
    SESSION_ENDED,
    REFUSED,
    THROTTLED,
    /** An authorised member read data of others. */
    LOOKED;

    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public SecurityEvent {
    member = member == null ? null : OneLine.of(member, LONGEST);
    address = address == null ? null : OneLine.of(address, LONGEST);
    target = OneLine.of(target, LONGEST);
    query = OneLine.of(query, LONGEST);
    subject = subject == null ? null : OneLine.of(subject, LONGEST);
    concerned = Set.copyOf(concerned);
  }

  /** An event of a known member. */
  public static SecurityEvent of(
      Kind kind, Caller caller, @Nullable String address, String target) {
    String party = caller.party() == null ? null : caller.party().value();
    return new SecurityEvent(kind, party, caller.member(), address, target, "", null, Set.of());
  }

  /** An event of someone whose identity is only claimed. */
  public static SecurityEvent of(
      Kind kind, @Nullable String member, @Nullable String address, String target) {
    return new SecurityEvent(kind, null, member, address, target, "", null, Set.of());
  }

  public SecurityEvent query(@Nullable String query) {
    String said = query == null ? "" : "?" + query;
    return new SecurityEvent(kind, party, member, address, target, said, subject, concerned);
  }

  public SecurityEvent subject(@Nullable String subject) {
    return new SecurityEvent(kind, party, member, address, target, query, subject, concerned);
  }

  public SecurityEvent party(@Nullable String party) {
    return new SecurityEvent(kind, party, member, address, target, query, subject, concerned);
  }

  public SecurityEvent concerning(Set<String> concerned) {
    return new SecurityEvent(kind, party, member, address, target, query, subject, concerned);
  }
}
