package weft.deploy.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.api.security.Membership;
import weft.api.security.Memberships;
import weft.api.security.Role;
import weft.deploy.RunningHub;
import weft.party.PartyCode;
import weft.party.Side;

/** The membership table decides access, and an operator's change takes effect within a minute. */
class MembershipTest {
  private static final String ISSUER = "https://issuer.example";

  private final JdbcClient jdbc = RunningHub.shared().bean(JdbcClient.class);
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T08:00:00Z"));
  private final InstantSource ticking = now::get;
  private final Memberships members = new Memberships(jdbc, ticking.withZone(ZoneOffset.UTC));

  @Test
  void a_disabled_member_is_out_within_a_minute_and_back_as_soon() {
    add("disabled-later");
    assertThat(members.caller(ISSUER, "disabled-later")).isPresent();
    enable("disabled-later", false);
    now.updateAndGet(it -> it.plusSeconds(60));
    assertThat(members.caller(ISSUER, "disabled-later")).isEmpty();
    add("disabled-later"); // a restart of the demo must not restore a member
    now.updateAndGet(it -> it.plusSeconds(60));
    assertThat(members.caller(ISSUER, "disabled-later")).isEmpty();
    enable("disabled-later", true);
    now.updateAndGet(it -> it.plusSeconds(60));
    assertThat(members.caller(ISSUER, "disabled-later")).isPresent();
  }

  @Test
  void the_same_subject_of_another_issuer_is_someone_else() {
    add("twin");
    assertThat(members.caller("https://other.example", "twin")).isEmpty();
  }

  @Test
  void the_first_side_is_the_default() {
    add("both-sides");
    var caller = members.caller(ISSUER, "both-sides").orElseThrow();
    assertThat(caller.sides()).containsExactly(Side.SUPPLIER, Side.BUYER);
    assertThat(caller.defaultSide()).isEqualTo(Side.SUPPLIER);
    assertThat(caller.user()).isEqualTo("both-sides");
    assertThat(caller.client()).isNull();
  }

  /** Each hub is its own process, so the database protects the last operator. */
  @Test
  void of_two_operators_who_take_each_other_at_once_one_stays() throws Exception {
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 100; round++) {
        String issuer = ISSUER + "/" + round;
        operator(issuer, "one");
        operator(issuer, "two");
        var together = new CyclicBarrier(2);
        boolean gives = round % 2 == 0;
        Future<?> first = threads.submit(() -> takes(together, issuer, "one", gives));
        takes(together, issuer, "two", gives);
        first.get();
        assertThat(members.list(issuer, null, null, 9))
            .as(issuer)
            .filteredOn(it -> it.enabled() && it.membership().roles().contains(Role.OPERATOR))
            .hasSize(1);
      }
    }
  }

  /** Removes the member, or changes it. */
  private @Nullable Void takes(CyclicBarrier together, String issuer, String other, boolean gives)
      throws Exception {
    together.await(20, TimeUnit.SECONDS);
    if (gives) members.give(sales(issuer, other), "test");
    else members.take(issuer, other, "test");
    return null;
  }

  private void operator(String issuer, String subject) {
    members.give(
        new Membership(
            issuer, subject, Membership.Kind.USER, subject, null, Set.of(Role.OPERATOR), List.of()),
        "test");
  }

  private static Membership sales(String issuer, String subject) {
    return new Membership(
        issuer,
        subject,
        Membership.Kind.USER,
        subject,
        new PartyCode("JIAXIN"),
        Set.of(Role.SALES),
        List.of(Side.SUPPLIER));
  }

  private void add(String subject) {
    members.add(
        new Membership(
            ISSUER,
            subject,
            Membership.Kind.USER,
            subject,
            new PartyCode("JIAXIN"),
            Set.of(Role.SALES),
            List.of(Side.SUPPLIER, Side.BUYER)));
  }

  private void enable(String subject, boolean enabled) {
    jdbc.sql(
            "update membership set enabled = :enabled where issuer = :issuer and subject ="
                + " :subject")
        .param("enabled", enabled)
        .param("issuer", ISSUER)
        .param("subject", subject)
        .update();
  }
}
