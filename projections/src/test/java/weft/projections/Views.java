package weft.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.context.Contexts;
import weft.database.TestDatabase;
import weft.desk.CommandGateway;
import weft.desk.Desk;
import weft.desk.DeskCommand.Introduce;
import weft.event.Provenance;
import weft.history.History;
import weft.history.follow.View;
import weft.json.EventTypes;
import weft.json.StateType;
import weft.language.Text;
import weft.party.Channel;
import weft.party.Organization;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent;
import weft.party.PartyEvent.ChannelAgreed;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.party.Profile;
import weft.projections.interchange.InterchangeBoard;
import weft.projections.ordering.OrderBoard;
import weft.projections.party.ChannelBoard;
import weft.projections.party.DirectoryView;
import weft.projections.party.PartnershipBoard;
import weft.projections.scheduling.CallOffBoard;
import weft.replay.Digest;

/** The boards on a real history, with their per-side and per-viewer tables read whole. */
final class Views {
  static final List<String> TABLES =
      List.of(
          "delivery_schedule",
          "delivery_schedule_past",
          "schedule_release",
          "call_off_line",
          "call_off_line_past",
          "call_off_change",
          "schedule_contradiction",
          "count_ruling",
          "purchase_order",
          "purchase_order_past",
          "order_source",
          "document",
          "document_reference",
          "document_line",
          "document_replacement",
          "interchange",
          "interchange_past",
          "interchange_message",
          "interchange_message_past");

  /** The views written by hand; declared ones have their own tests, which make rows in each. */
  static final List<View> BOARDS =
      List.of(new CallOffBoard(), new OrderBoard(), new InterchangeBoard(), new PartnershipBoard());

  private Views() {}

  /** The boards, the directory and the channels: all views of a hub. */
  static List<View> all(TestDatabase db) {
    var views = new ArrayList<>(BOARDS);
    views.add(new DirectoryView(JdbcClient.create(db.pools().writer())));
    views.add(new ChannelBoard());
    return views;
  }

  /** Registers the parties and their partnerships, so that the directory has rows. */
  static void introduce(History hub) {
    var counter = new CommandGateway(hub.commands());
    for (PartyCode it : RandomHistory.PARTIES)
      counter.ask(introduction(new OrganizationRegistered(organization(it))));
    for (Partnership it : RandomHistory.PARTNERSHIPS)
      counter.ask(introduction(new PartnershipAgreed(it, Profile.PLAIN, null)));
    counter.ask(
        introduction(new ChannelAgreed(RandomHistory.PARTIES.getFirst(), Channel.FOLDER, null)));
  }

  private static Organization organization(PartyCode code) {
    return new Organization(code, new Text(code + " Ltd", code + " 有限公司"), null, List.of());
  }

  static Introduce introduction(PartyEvent event) {
    var hub = new Provenance.Actor(new PartyCode("WEFT"), null, null);
    var source = new Provenance.Source("hub", null, null, null);
    return new Introduce(new Provenance(hub, source, Set.of(), "test", null), event, null);
  }

  static History open(TestDatabase db, int batchSize, int segments) {
    return open(db, BOARDS, batchSize, segments);
  }

  static History open(TestDatabase db, List<View> views, int batchSize, int segments) {
    return start(plan(db, views, batchSize, segments).open());
  }

  static History.Plan plan(TestDatabase db, int batchSize, int segments) {
    return plan(db, BOARDS, batchSize, segments);
  }

  private static History.Plan plan(TestDatabase db, List<View> views, int batchSize, int segments) {
    var plan =
        History.on(db.pools())
            .events(EventTypes.ALL)
            .states(StateType.ALL)
            .batchSize(batchSize)
            .segments(segments);
    views.forEach(plan::view);
    return plan;
  }

  static History start(History hub) {
    new Desk(Contexts.TYPES, Contexts.FILING, hub.streams(), hub.events()).open(hub.commands());
    return hub.start();
  }

  static void settle(History hub) {
    assertThat(hub.positions().awaitSettled(hub.positions().head(), Duration.ofSeconds(60)))
        .isTrue();
  }

  /** Deletes the rows and builds them again. */
  static void replay(TestDatabase db, int batchSize, int segments) {
    db.admin()
        .sql("truncate token_entry, partnership_version, " + String.join(", ", TABLES))
        .update();
    try (var hub = open(db, batchSize, segments)) {
      settle(hub);
    }
  }

  /** Copies only the events, byte for byte. */
  static void copyEvents(TestDatabase from, TestDatabase to) {
    String events =
        from.admin()
            .sql("select coalesce(json_agg(e), '[]')::text from domain_event e")
            .query(String.class)
            .single();
    to.admin()
        .sql(
            "insert into domain_event select * from json_populate_recordset(null::domain_event,"
                + " ?::json)")
        .param(events)
        .update();
  }

  /** The number of rows of each table, and a digest over all its columns. */
  static Map<String, Digest> digests(TestDatabase db) {
    Map<String, Digest> digests = new LinkedHashMap<>();
    try (var connection = db.writerLogins().getConnection()) {
      for (String table : TABLES)
        digests.put(table, Digest.of(connection, "select * from " + table));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return digests;
  }
}
