package weft.api.security;

import static java.util.Objects.requireNonNullElse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.api.people.People;
import weft.party.Department;
import weft.party.PartyCode;
import weft.party.Side;

/** The membership table. A change takes effect on every node within 30 s. */
public class Memberships {
  private static final Duration KNOWN_FOR = Duration.ofSeconds(30);

  /**
   * Enough for every token in use. Only valid tokens get here, so an attacker cannot fill the
   * cache.
   */
  private static final int ROOM = 10_000;

  private static final String LISTED =
      """
      select m.*, p.code, p.name as person_name, p.department, c.at, c.by_member
        from membership m
        left join person p on p.party = coalesce(m.party, 'WEFT') and p.issuer = m.issuer and p.subject = m.subject
        left join lateral (select at, by_member from membership_change c
          where c.issuer = m.issuer and c.kind = m.kind and c.party is not distinct from m.party
            and c.member = coalesce(p.code, m.subject) order by no desc limit 1) c on true
       where m.issuer = :issuer
      """;

  /**
   * Locks all operators in one order and before any other row. If two operators remove each other
   * at once, the second then sees that it is the last, and the two cannot deadlock.
   */
  private static final String OPERATORS =
      """
      operators as materialized (
        select subject from membership where issuer = :issuer and enabled and 'operator' = any(roles) order by subject for update)
      """;

  private final JdbcClient jdbc;
  private final People people;
  private final Clock clock;
  private final ConcurrentHashMap<Subject, Known> known = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  private record Subject(String issuer, String subject) {}

  private record Known(Optional<Caller> caller, Instant until) {}

  public Memberships(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.people = new People(jdbc);
    this.clock = clock;
  }

  /** Returns the caller; empty where the membership is missing or disabled. */
  public Optional<Caller> caller(String issuer, String subject) {
    var key = new Subject(issuer, subject);
    var now = clock.instant();
    var found = known.get(key);
    if (found != null && now.isBefore(found.until())) return found.caller();
    long before = changes.get();
    var read = new Known(find(key), now.plus(KNOWN_FOR));
    if (known.size() >= ROOM) known.clear();
    known.put(key, read);
    // The entry was stored before this second check, so a change during the read either removes the
    // entry itself or is seen here.
    if (changes.get() != before) known.remove(key, read);
    return read.caller();
  }

  /**
   * Adds a missing membership; leaves an existing one unchanged, including one that an operator
   * changed or disabled.
   */
  public void add(Membership it) {
    codeOf(it);
    jdbc.sql(
            """
            insert into membership (issuer, subject, kind, name, party, roles, sides)
            values (:issuer, :subject, :kind, :name, :party, :roles, :sides)
            on conflict (issuer, subject) do nothing
            """)
        .params(columns(it))
        .update();
  }

  /** The code of a user, who gets one at the latest now; null for a client. */
  private @Nullable String codeOf(Membership it) {
    if (it.kind() == Membership.Kind.CLIENT) return null;
    return people
        .codeOf(it.employer(), it.issuer(), it.subject(), it.name(), it.effectiveDepartment())
        .value();
  }

  /**
   * A membership in the operator's list.
   *
   * @param person the code of a user; null for a client
   * @param enabled false after it was taken away
   * @param changedAt when an operator last gave it or took it away; {@code changedBy} is the
   *     operator's code; null where the hub itself added it
   */
  public record Listed(
      Membership membership,
      @Nullable String person,
      boolean enabled,
      @Nullable Instant changedAt,
      @Nullable String changedBy) {}

  /**
   * Lists the memberships of one issuer, by subject, including disabled ones.
   *
   * @param party null for all memberships, including those without a party
   * @param after null, or the subject after which the list continues
   */
  public List<Listed> list(
      String issuer, @Nullable PartyCode party, @Nullable String after, int limit) {
    return jdbc.sql(
            LISTED
                + " and m.subject > :after and (:party = '' or m.party = :party)"
                + " order by m.subject limit :limit")
        .param("issuer", issuer)
        .param("after", after == null ? "" : after)
        .param("party", party == null ? "" : party.value())
        .param("limit", limit)
        .query((row, _) -> listed(row))
        .list();
  }

  /** Returns the subject's membership, enabled or not. */
  public Optional<Listed> one(String issuer, String subject) {
    return jdbc.sql(LISTED + " and m.subject = :subject")
        .param("issuer", issuer)
        .param("subject", subject)
        .query((row, _) -> listed(row))
        .optional();
  }

  private static Listed listed(ResultSet row) throws SQLException {
    OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
    return new Listed(
        membership(row),
        row.getString("code"),
        row.getBoolean("enabled"),
        at == null ? null : at.toInstant(),
        row.getString("by_member"));
  }

  /**
   * Gives a membership, or replaces the subject's present one; giving the same again changes
   * nothing. The last operator's membership stays unchanged even if others are taken at the same
   * moment, because the statement locks all operators.
   */
  public void give(Membership it, String by) {
    String code = codeOf(it);
    jdbc.sql(
            "with "
                + OPERATORS
                + """
                , given as (
                  insert into membership as m (issuer, subject, kind, name, party, roles, sides)
                  select :issuer, :subject, :kind, :name, :party, :roles, :sides
                    from (select count(*) from operators) locked where locked.count >= 0
                  on conflict (issuer, subject) do update
                     set (kind, name, party, roles, sides, enabled) =
                         (excluded.kind, excluded.name, excluded.party, excluded.roles, excluded.sides, true)
                   where (m.kind, m.name, m.party, m.roles, m.sides, m.enabled) is distinct from
                         (excluded.kind, excluded.name, excluded.party, excluded.roles, excluded.sides, true)
                     and (not m.enabled or not 'operator' = any(m.roles) or 'operator' = any(excluded.roles)
                       or exists (select from operators o where o.subject <> m.subject))
                  returning *)
                insert into membership_change (by_member, given, issuer, kind, member, party, roles, sides)
                select :by, true, issuer, kind, :member, party, roles, sides from given
                """)
        .param("by", by)
        .param("member", code == null ? it.subject() : code)
        .params(columns(it))
        .update();
    if (code != null && isGiven(it))
      people.describe(
          it.employer(), it.issuer(), it.subject(), it.name(), it.effectiveDepartment());
    forget(it.issuer(), it.subject());
  }

  /** False where the last operator's membership stayed as it was. */
  private boolean isGiven(Membership it) {
    return one(it.issuer(), it.subject())
        .filter(now -> now.enabled() && now.membership().roles().equals(it.roles()))
        .isPresent();
  }

  /**
   * Takes a membership away; returns false if there is no enabled one, or if it is the last
   * operator's.
   */
  public boolean take(String issuer, String subject, String by) {
    int taken =
        jdbc.sql(
                "with "
                    + OPERATORS
                    + """
                    , taken as (
                      update membership m set enabled = false
                       where issuer = :issuer and subject = :subject and enabled
                         and (not 'operator' = any(roles) or exists (select from operators o where o.subject <> m.subject))
                      returning *)
                    insert into membership_change (by_member, given, issuer, kind, member, party, roles, sides)
                    select :by, false, t.issuer, t.kind, coalesce(p.code, t.subject), t.party, t.roles, t.sides
                      from taken t left join person p
                        on p.party = coalesce(t.party, 'WEFT') and p.issuer = t.issuer and p.subject = t.subject
                    """)
            .param("by", by)
            .param("issuer", issuer)
            .param("subject", subject)
            .update();
    forget(issuer, subject);
    return taken > 0;
  }

  private void forget(String issuer, String subject) {
    changes.incrementAndGet();
    known.remove(new Subject(issuer, subject));
  }

  /** Whether the issuer has an operator with another subject. */
  public boolean hasOperatorBeside(String issuer, String subject) {
    return jdbc.sql(
            """
            select exists (select from membership
              where issuer = :issuer and subject <> :subject and enabled and 'operator' = any(roles))
            """)
        .param("issuer", issuer)
        .param("subject", subject)
        .query(Boolean.class)
        .single();
  }

  private Optional<Caller> find(Subject key) {
    return one(key.issuer(), key.subject())
        .filter(Listed::enabled)
        .map(
            it -> {
              String known = it.person();
              return it.membership().caller(known == null ? codeOf(it.membership()) : known);
            });
  }

  private static Map<String, @Nullable Object> columns(Membership it) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("issuer", it.issuer());
    columns.put("subject", it.subject());
    columns.put("kind", lower(it.kind()));
    columns.put("name", it.kind() == Membership.Kind.CLIENT ? it.name() : null);
    columns.put("party", it.party() == null ? null : it.party().value());
    columns.put("roles", it.roles().stream().map(Role::text).sorted().toArray(String[]::new));
    columns.put("sides", it.sides().stream().map(Memberships::lower).toArray(String[]::new));
    return columns;
  }

  private static Membership membership(ResultSet row) throws SQLException {
    String party = row.getString("party");
    String name = row.getString("name");
    String person = row.getString("person_name");
    String department = row.getString("department");
    return new Membership(
        row.getString("issuer"),
        row.getString("subject"),
        Membership.Kind.valueOf(upper(row.getString("kind"))),
        requireNonNullElse(name == null ? person : name, row.getString("subject")),
        party == null ? null : new PartyCode(party),
        texts(row, "roles").map(Role::of).collect(Collectors.toUnmodifiableSet()),
        sides(row),
        department == null ? null : Department.valueOf(upper(department)));
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
