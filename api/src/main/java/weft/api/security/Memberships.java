package weft.api.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyCode;
import weft.party.Side;

/** The membership table. What it says counts within 30 s of a change, on every node. */
public class Memberships {
  private static final Duration KNOWN_FOR = Duration.ofSeconds(30);

  /**
   * Room for every token in use; an attacker cannot fill it, since only checked tokens get here.
   */
  private static final int ROOM = 10_000;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final ConcurrentHashMap<Subject, Known> known = new ConcurrentHashMap<>();

  private record Subject(String issuer, String subject) {}

  private record Known(Optional<Caller> caller, Instant until) {}

  public Memberships(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Empty where there is no membership, or a disabled one. */
  public Optional<Caller> caller(String issuer, String subject) {
    var key = new Subject(issuer, subject);
    var now = clock.instant();
    var found = known.get(key);
    if (found != null && now.isBefore(found.until())) return found.caller();
    if (known.size() >= ROOM) known.clear();
    var caller = find(key).map(Membership::caller);
    known.put(key, new Known(caller, now.plus(KNOWN_FOR)));
    return caller;
  }

  /** Adds what is not there yet; one that an operator changed or disabled stays as it is. */
  public void add(Membership it) {
    jdbc.sql(
            """
            insert into membership (issuer, subject, kind, name, party, roles, sides)
            values (:issuer, :subject, :kind, :name, :party, :roles, :sides)
            on conflict (issuer, subject) do nothing
            """)
        .param("issuer", it.issuer())
        .param("subject", it.subject())
        .param("kind", lower(it.kind()))
        .param("name", it.name())
        .param("party", it.party() == null ? null : it.party().value())
        .param("roles", it.roles().stream().map(Role::text).sorted().toArray(String[]::new))
        .param("sides", it.sides().stream().map(Memberships::lower).toArray(String[]::new))
        .update();
  }

  private Optional<Membership> find(Subject key) {
    return jdbc.sql(
            """
            select issuer, subject, kind, name, party, roles, sides
              from membership
             where issuer = :issuer and subject = :subject and enabled
            """)
        .param("issuer", key.issuer())
        .param("subject", key.subject())
        .query((row, _) -> membership(row))
        .optional();
  }

  private static Membership membership(ResultSet row) throws SQLException {
    String party = row.getString("party");
    return new Membership(
        row.getString("issuer"),
        row.getString("subject"),
        Membership.Kind.valueOf(upper(row.getString("kind"))),
        row.getString("name"),
        party == null ? null : new PartyCode(party),
        texts(row, "roles").map(Role::of).collect(Collectors.toUnmodifiableSet()),
        sides(row));
  }

  private static List<Side> sides(ResultSet row) throws SQLException {
    return texts(row, "sides").map(it -> Side.valueOf(upper(it))).toList();
  }

  private static Stream<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.stream((String[]) row.getArray(column).getArray());
  }

  private static String lower(Enum<?> it) {
    return it.name().toLowerCase(Locale.ROOT);
  }

  private static String upper(String it) {
    return it.toUpperCase(Locale.ROOT);
  }
}
