package weft.api.securitylog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.language.Text;
import weft.projections.people.PersonNames;

/**
 * A row of the security log. This record is the JSON.
 *
 * @param number position of the row, for paging
 * @param kind {@code login}, {@code login-refused}, {@code logout}, {@code session-ended}, {@code
 *     refused}, {@code throttled}, or {@code looked}: an authorised member read data of others
 * @param party the member's party; null for the operator and where it is unknown
 * @param member the person's code or the client, or the name that it claimed; visible to its own
 *     party and the operator
 * @param memberName of the person today; null for a client or a claimed name
 * @param address the client address; visible to its own party and the operator
 * @param target the requested operation, with the status of the answer where it was refused
 * @param subject the object that was read; null for lists
 * @param times number of occurrences within a minute
 */
record SecurityRow(
    @JsonIgnore long number,
    Instant at,
    String kind,
    @Nullable String party,
    @Nullable String member,
    @Nullable Text memberName,
    @Nullable String address,
    String target,
    @Nullable String subject,
    int times) {
  SecurityRow named(PersonNames names) {
    Text name = names.of(organization(), member);
    return new SecurityRow(number, at, kind, party, member, name, address, target, subject, times);
  }

  /** The party whose person it is; the operator's people belong to the hub. */
  @Nullable String organization() {
    return party == null && member != null ? "WEFT" : party;
  }
}
