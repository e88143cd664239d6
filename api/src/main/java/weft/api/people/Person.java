package weft.api.people;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.event.StreamId;
import weft.party.Department;
import weft.party.PartyCode;
import weft.party.PersonCode;

/**
 * A person of a party. This record is the JSON.
 *
 * @param name null after it was erased
 * @param login the subject of the member's tokens; null for a person without a login
 * @param erasedBy the person's code or the client that erased the name
 * @param version for {@code If-Match}
 */
public record Person(
    String id,
    @Schema(example = "P-0007") String code,
    @Schema(description = "Null after it was erased.") @Nullable String name,
    Department department,
    @Schema(description = "Of a member; null for a person without a login.") @Nullable String login,
    @Nullable Instant erasedAt,
    @Nullable String erasedBy,
    @Schema(description = "For `If-Match`.") long version) {
  private static final String TYPE = "Person:";

  static String id(String party, String code) {
    return StreamId.toUrl(TYPE + party + ":" + code);
  }

  /**
   * Reads the code in an id of the party's.
   *
   * @param plain the id, decoded
   * @throws IllegalArgumentException if it is none of this party
   */
  public static PersonCode codeIn(PartyCode party, String plain) {
    String start = TYPE + party + ":";
    if (!plain.startsWith(start)) throw new IllegalArgumentException("Of another party");
    return new PersonCode(plain.substring(start.length()));
  }

  /** Whether the member's token, not this table, decides who the person is. */
  public boolean isMember() {
    return login != null;
  }
}
