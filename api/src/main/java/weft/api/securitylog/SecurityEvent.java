package weft.api.securitylog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.api.security.Caller;

/**
 * Something that the security log keeps.
 *
 * @param party whose member did it; null where nobody knows, and of the operator
 * @param member the person or program, or what it says it is
 * @param target what was asked for, without what a caller may have put into its query
 * @param query what the operator and the caller's own party are told besides
 * @param subject the one thing that was looked at; null of lists
 * @param concerned the parties whose data were looked at
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

  /** What happened; lower case with a dash in JSON and in the table. */
  public enum Kind {
    LOGIN,
    LOGIN_REFUSED,
    LOGOUT,
    SESSION_ENDED,
    REFUSED,
    THROTTLED,
    /** At what is others', by one who may. */
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

  /** Of one whose membership is known. */
  public static SecurityEvent of(
      Kind kind, Caller caller, @Nullable String address, String target) {
    String party = caller.party() == null ? null : caller.party().value();
    return new SecurityEvent(kind, party, caller.member(), address, target, "", null, Set.of());
  }

  /** Of one who only says who it is. */
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
