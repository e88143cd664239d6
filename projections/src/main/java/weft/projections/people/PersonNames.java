package weft.projections.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.language.Text;
import weft.party.PersonCode;

/**
 * The names behind the codes of an answer, as they are today, and as far as its reader sees them.
 */
public final class PersonNames {
  /** Shown instead of a name that was erased. */
  public static final Text ERASED = new Text("erased person", "已删除的人员");

  /** A person: the code alone does not say of which party. */
  public record Key(String party, String code) {
    /** Returns the key of a person; empty for a client, and where nobody acted. */
    public static Optional<Key> of(@Nullable String party, @Nullable String member) {
      return party != null && member != null && PersonCode.isCode(member)
          ? Optional.of(new Key(party, member))
          : Optional.empty();
    }
  }

  /** No names, for answers that must stay the same when a name changes. */
  public static final PersonNames NONE = new PersonNames(Map.of());

  private final Map<Key, Text> names;

  private PersonNames(Map<Key, Text> names) {
    this.names = names;
  }

  /**
   * Reads the names of these persons. In a party's read, row security leaves the names of its own
   * people; the operator reads all.
   */
  public static PersonNames of(JdbcClient db, Collection<Key> persons) {
    Set<Key> asked = new LinkedHashSet<>(persons);
    if (asked.isEmpty()) return NONE;
    Map<Key, Text> found = new HashMap<>();
    db.sql(
            """
            select party, code, name from person
             where (party, code) in (select * from unnest(:parties::text[], :codes::text[]))
            """)
        .param("parties", asked.stream().map(Key::party).toArray(String[]::new))
        .param("codes", asked.stream().map(Key::code).toArray(String[]::new))
        .query(
            row -> {
              String name = row.getString("name");
              found.put(
                  new Key(row.getString("party"), row.getString("code")),
                  name == null ? ERASED : new Text(name, name));
            });
    return new PersonNames(found);
  }

  /** The person's name; null where the reader does not see it, and for a client. */
  public @Nullable Text of(@Nullable String party, @Nullable String code) {
    return party == null || code == null ? null : names.get(new Key(party, code));
  }
}
