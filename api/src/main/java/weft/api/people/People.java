package weft.api.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import weft.party.Department;
import weft.party.PartyCode;
import weft.party.PersonCode;

/** Table {@code person}: the people of parties. Each change is recorded by code. */
@Component
public class People {
  private static final String SELECT =
      """
      select p.*, c.by_member from person p
        left join lateral (select by_member from person_change c
          where c.party = p.party and c.code = p.code and c.what = 'erased' order by no desc limit 1) c on true
      """;

  private final JdbcClient writer;

  public People(JdbcClient writer) {
    this.writer = writer;
  }

  /** Returns the code of a member; gives it one if it has none. */
  public PersonCode codeOf(
      PartyCode party, String issuer, String subject, String name, Department department) {
    return writer
        .sql("select code_of_member(:party, :issuer, :subject, :name, :department)")
        .param("party", party.value())
        .param("issuer", issuer)
        .param("subject", subject)
        .param("name", name)
        .param("department", text(department))
        .query((row, _) -> new PersonCode(row.getString(1)))
        .single();
  }

  /**
   * Registers a person under a code, once. An existing person keeps its name, and gets the login at
   * a new issuer.
   *
   * @param subject of the member's tokens; null for a person without a login
   */
  public void introduce(
      PartyCode party,
      PersonCode code,
      String name,
      Department department,
      String issuer,
      @Nullable String subject) {
    writer
        .sql(
            """
            insert into person as p (party, code, name, department, issuer, subject)
            values (:party, :code, :name, :department, case when :subject::text is not null then :issuer end, :subject::text)
            on conflict (party, code) do update set (issuer, subject, version) = (excluded.issuer, excluded.subject, p.version + 1)
             where p.erased_at is null and (p.issuer, p.subject) is distinct from (excluded.issuer, excluded.subject)
            """)
        .param("party", party.value())
        .param("code", code.value())
        .param("name", name)
        .param("department", text(department))
        .param("issuer", issuer)
        .param("subject", subject)
        .update();
  }

  /** Sets the name and department of a member, as the operator gave them. */
  public void describe(
      PartyCode party, String issuer, String subject, String name, Department department) {
    writer
        .sql(
            """
            update person set name = :name, department = :department, version = version + 1
             where party = :party and issuer = :issuer and subject = :subject
               and (name, department) is distinct from (:name, :department)
            """)
        .param("party", party.value())
        .param("issuer", issuer)
        .param("subject", subject)
        .param("name", name)
        .param("department", text(department))
        .update();
  }

  /** Finds a person by code, whether the name was erased or not. */
  public Optional<Person> find(PartyCode party, PersonCode code) {
    return writer
        .sql(SELECT + " where p.party = :party and p.code = :code")
        .param("party", party.value())
        .param("code", code.value())
        .query((row, _) -> person(row))
        .optional();
  }

  /**
   * Registers a person, or changes the name and department of one. A member keeps its department.
   * Returns false, and changes nothing, if the person has another version, or was erased. Waits for
   * the lock of {@code code_of_member}, so that a new member does not get this code meanwhile.
   *
   * @param seen the person's version; 0 for a new one
   */
  public boolean keep(
      PartyCode party, PersonCode code, String name, Department department, long seen, String by) {
    return writer
            .sql(
                """
                with turn as materialized (select pg_advisory_xact_lock(hashtextextended('person:' || :party, 0))),
                kept as (
                  insert into person as p (party, code, name, department)
                  select :party, :code, :name, :department from turn
                   where :seen = 0 or exists (select from person o where o.party = :party and o.code = :code)
                  on conflict (party, code) do update
                     set name = excluded.name, version = p.version + 1,
                         department = case when p.subject is null then excluded.department else p.department end
                   where p.erased_at is null and p.version = :seen
                  returning code, :seen = 0 as new)
                insert into person_change (party, code, what, by_member)
                select :party, code, case when new then 'registered' else 'changed' end, :by from kept
                """)
            .param("party", party.value())
            .param("code", code.value())
            .param("name", name)
            .param("department", text(department))
            .param("seen", seen)
            .param("by", by)
            .update()
        > 0;
  }

  /**
   * Erases a person's name and login, and the membership that was taken from the person. Returns
   * false, and changes nothing, if the person is a member now, or was erased before. Locks the
   * membership first: if an operator gives it back at this moment, the person stays.
   */
  public boolean erase(PartyCode party, PersonCode code, String by) {
    return writer
            .sql(
                """
                with had as materialized (
                  select m.party, m.enabled from membership m
                    join person p on p.issuer = m.issuer and p.subject = m.subject
                   where p.party = :party and p.code = :code for update of m),
                one as (
                  select p.* from person p where p.party = :party and p.code = :code and p.erased_at is null
                     and not exists (select from had where had.enabled and coalesce(had.party, 'WEFT') = :party)
                     for update),
                gone as (
                  delete from membership m using one
                   where m.issuer = one.issuer and m.subject = one.subject and coalesce(m.party, 'WEFT') = one.party
                     and not m.enabled),
                erased as (
                  update person p set name = null, issuer = null, subject = null, erased_at = now(), version = p.version + 1
                    from one where p.party = one.party and p.code = one.code returning p.party, p.code)
                insert into person_change (party, code, what, by_member) select party, code, 'erased', :by from erased
                """)
            .param("party", party.value())
            .param("code", code.value())
            .param("by", by)
            .update()
        > 0;
  }

  /** Lists the people of a party in a party's read, by code. */
  public static List<Person> list(
      JdbcClient db, PartyCode party, boolean erased, @Nullable String after, int limit) {
    return db.sql(
            SELECT
                + """
                 where p.party = :party and p.code > :after and (p.erased_at is null or :erased)
                 order by p.code limit :limit
                """)
        .param("party", party.value())
        .param("after", after == null ? "" : after)
        .param("erased", erased)
        .param("limit", limit)
        .query((row, _) -> person(row))
        .list();
  }

  private static Person person(ResultSet row) throws SQLException {
    OffsetDateTime erased = row.getObject("erased_at", OffsetDateTime.class);
    String code = row.getString("code");
    return new Person(
        Person.id(row.getString("party"), code),
        code,
        row.getString("name"),
        Department.valueOf(row.getString("department").toUpperCase(Locale.ROOT)),
        row.getString("subject"),
        erased == null ? null : erased.toInstant(),
        row.getString("by_member"),
        row.getLong("version"));
  }

  private static String text(Department it) {
    return it.name().toLowerCase(Locale.ROOT);
  }
}
