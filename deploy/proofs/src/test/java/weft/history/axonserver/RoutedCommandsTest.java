package weft.history.axonserver;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static weft.history.HappeningHub.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.agreement.IntroductionRefusal.CharsetUnknown;
import weft.context.Contexts;
import weft.database.Pools;
import weft.database.TestDatabase;
import weft.desk.CommandGateway;
import weft.desk.Desk;
import weft.desk.DeskCommand;
import weft.desk.DeskCommand.Introduce;
import weft.event.Refused;
import weft.history.Happening;
import weft.history.History;
import weft.history.store.HistoryUnavailable;
import weft.json.EventTypes;
import weft.language.Text;
import weft.party.Organization;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.party.Profile;

/**
 * The desk's commands between two hubs of one Axon Server, each with its own database. The server
 * is {@link ServerOnPaper}.
 */
@Timeout(120)
class RoutedCommandsTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");

  private final ServerOnPaper server = ServerOnPaper.start();
  private final TestDatabase db = TestDatabase.fresh();
  private final List<Pools> pools = new ArrayList<>();

  @AfterEach
  void close() {
    server.close();
    pools.forEach(Pools::close);
    db.close();
  }

  private History hub() {
    var own = db.morePools();
    pools.add(own);
    int before = server.commands().hubs();
    var hub = History.on(own).events(EventTypes.ALL).axonServer(server.address()).open();
    new Desk(Contexts.TYPES, Contexts.FILING, hub.streams(), hub.events()).open(hub.commands());
    hub.start();
    int kinds = DeskCommand.class.getPermittedSubclasses().length;
    await(() -> server.commands().hubsTaking(kinds) == before + 1);
    return hub;
  }

  private static DeskCommand registration(String code, String name) {
    var organization = new Organization(new PartyCode(code), new Text(name, name), null, List.of());
    return new Introduce(Happening.PROVENANCE, new OrganizationRegistered(organization), null);
  }

  private static DeskCommand agreement(String charset) {
    var plain = Profile.PLAIN;
    var profile =
        new Profile(
            plain.unknownPart(),
            plain.acknowledgement(),
            plain.orderResponse(),
            plain.scheduleResponse(),
            plain.unloadingPoints(),
            charset,
            null,
            null,
            null);
    var partnership = new Partnership(HENGYUE, new PartyCode("JIAXIN"));
    return new Introduce(
        Happening.PROVENANCE, new PartnershipAgreed(partnership, profile, null), null);
  }

  private static long ask(History hub, DeskCommand command) {
    return new CommandGateway(hub.commands()).ask(command);
  }

  @Test
  void what_concerns_one_stream_is_done_by_one_hub_whoever_was_told() throws Exception {
    try (var first = hub();
        var second = hub();
        var threads = Executors.newFixedThreadPool(8)) {
      var told = new ArrayList<Future<Long>>();
      for (int i = 0; i < 120; i++) {
        var command = registration("P-" + i % 20, "Name " + i);
        var hub = i % 2 == 0 ? first : second;
        told.add(threads.submit(() -> ask(hub, command)));
      }
      for (var it : told) assertThat(it.get()).isBetween(1L, 6L);
    }
    assertThat(server.events().all()).hasSize(120);
    assertThat(server.events().refused()).as("collisions").isZero();
    var hubs =
        server.commands().given().stream()
            .collect(
                groupingBy(
                    CommandsOnPaper.Given::key, mapping(CommandsOnPaper.Given::hub, toSet())));
    assertThat(hubs).hasSize(20).allSatisfy((_, by) -> assertThat(by).hasSize(1));
    assertThat(hubs.values().stream().distinct().count()).as("both work").isEqualTo(2);
  }

  @Test
  void a_refusal_arrives_as_it_was_thrown() {
    try (var hub = hub()) {
      var refused = catchThrowableOfType(Refused.class, () -> ask(hub, agreement("EBCDIC-ODETTE")));
      assertThat(refused.refusal()).isEqualTo(new CharsetUnknown("EBCDIC-ODETTE"));
      assertThat(server.commands().given()).hasSize(1);
      assertThat(server.events().all()).isEmpty();
    }
  }

  @Test
  void a_lost_answer_is_told_as_such_and_the_command_is_done_once() {
    try (var hub = hub()) {
      server.commands().loseNextAnswer();
      assertThatThrownBy(() -> ask(hub, registration("P-1", "One")))
          .isInstanceOfSatisfying(
              HistoryUnavailable.class, it -> assertThat(it.perhapsRecorded()).isTrue());
      assertThat(server.events().all()).hasSize(1);
      assertThat(ask(hub, registration("P-1", "One"))).as("said again").isEqualTo(1);
      assertThat(server.events().all()).hasSize(1);
    }
  }

  @Test
  void the_hub_that_is_left_does_all() {
    try (var first = hub()) {
      try (var second = hub()) {
        for (int i = 0; i < 20; i++) ask(second, registration("P-" + i, "Name"));
      }
      await(() -> server.commands().hubs() == 1);
      for (int i = 0; i < 20; i++)
        assertThat(ask(first, registration("P-" + i, "New"))).isEqualTo(2);
    }
    assertThat(server.events().all()).hasSize(40);
  }

  @Test
  void a_command_too_large_for_the_server_is_done_by_the_hub_that_was_told() {
    try (var hub = hub()) {
      assertThat(ask(hub, registration("P-1", "x".repeat(1_700_000)))).isEqualTo(1);
      assertThat(server.commands().given()).isEmpty();
    }
  }
}
