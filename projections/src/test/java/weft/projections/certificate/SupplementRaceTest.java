package weft.projections.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.certificate.CertificateCommand;
import weft.certificate.CertificateCommand.IssueCertificate;
import weft.certificate.CertificateCommand.RevokeCertificate;
import weft.certificate.CertificateCommand.SupplementCertificate;
import weft.certificate.CertificateContent;
import weft.certificate.CertificateEvent.CertificateIssued;
import weft.certificate.CertificateEvent.CertificateRevoked;
import weft.certificate.CertificateEvent.CertificateSupplemented;
import weft.certificate.CertificateId;
import weft.certificate.CertificateRefusal.CertificateIsOver;
import weft.certificate.CertificateType;
import weft.certificate.GoodsOfBatch;
import weft.certificate.MeasuredResult;
import weft.certificate.Validation;
import weft.context.Contexts;
import weft.database.TestDatabase;
import weft.desk.CommandGateway;
import weft.desk.Desk;
import weft.desk.DeskCommand.Ask;
import weft.event.KeptState;
import weft.event.Past;
import weft.event.Provenance;
import weft.event.Refused;
import weft.event.StreamCommand;
import weft.event.Streams;
import weft.event.TracedEvent;
import weft.history.History;
import weft.json.EventTypes;
import weft.json.StateType;
import weft.measure.Quantity;
import weft.party.Department;
import weft.party.PartyCode;
import weft.party.PersonCode;

/**
 * A supplement and a revocation of the same certificate, each at a hub of its own: between the
 * reading and the append of the first one, the other one is recorded.
 */
class SupplementRaceTest {
  private static final PartyCode BUYER = new PartyCode("HENGYUE");
  private static final PartyCode SUPPLIER = new PartyCode("JIAXIN");
  private static final CertificateId FIRST = new CertificateId(SUPPLIER, "Q-1");
  private static final CertificateId SECOND = new CertificateId(SUPPLIER, "Q-2");

  /** Reads streams; after the first reading, something else happens before the caller decides. */
  private record Interrupted(Streams streams, Runnable meanwhile, AtomicInteger readings)
      implements Streams {
    @Override
    public Map<String, Past> pasts(Collection<String> ids) {
      var pasts = streams.pasts(ids);
      if (readings.incrementAndGet() == 1) meanwhile.run();
      return pasts;
    }

    @Override
    public Map<String, List<Object>> read(Collection<String> ids) {
      return streams.read(ids);
    }

    @Override
    public boolean has(String stream) {
      return streams.has(stream);
    }

    @Override
    public void keep(KeptState state) {
      streams.keep(state);
    }

    @Override
    public List<TracedEvent> trace(String stream) {
      return streams.trace(stream);
    }
  }

  private static CertificateContent content(@Nullable CertificateId supplements) {
    return new CertificateContent(
        BUYER,
        CertificateType.of("3.1"),
        LocalDate.of(2026, 12, 1),
        "HY-1",
        "JX-1",
        Quantity.of(20),
        "PCE",
        List.of("A"),
        null,
        null,
        null,
        List.of(
            new MeasuredResult("Rm", "MPa", null, null, null, new BigDecimal("531"), null, null)),
        new Validation(new PersonCode("P-0008"), null, Department.QUALITY),
        null,
        List.of(new GoodsOfBatch("A", Quantity.of(20))),
        null,
        supplements,
        null);
  }

  private static final List<StreamCommand> SUPPLEMENT =
      List.of(
          new IssueCertificate(SECOND, content(FIRST), null),
          new SupplementCertificate(FIRST, SECOND, content(FIRST)));

  private static final CertificateCommand REVOKE =
      new RevokeCertificate(FIRST, BUYER, "Heat mixed up.", LocalDate.of(2026, 12, 1));

  private static void ask(History hub, List<? extends StreamCommand> commands) {
    var provenance =
        new Provenance(
            new Provenance.Actor(SUPPLIER, null, "jiaxin-api"),
            new Provenance.Source("request", null, null, "test"),
            Set.of(BUYER, SUPPLIER),
            "test",
            null);
    new CommandGateway(hub.commands()).ask(new Ask(provenance, null, null, List.copyOf(commands)));
  }

  private static History hub(TestDatabase db, weft.database.Pools pools) {
    return History.on(pools).events(EventTypes.ALL).states(StateType.ALL).open().start();
  }

  private static void open(History hub, Streams streams) {
    new Desk(Contexts.TYPES, Contexts.FILING, streams, hub.events()).open(hub.commands());
  }

  /** The events of both certificates; how often the interrupted hub read. */
  private record Ended(List<Object> first, List<Object> second, int readings) {}

  private static Ended race(
      List<? extends StreamCommand> interrupted, List<? extends StreamCommand> meanwhile)
      throws Exception {
    try (var db = TestDatabase.fresh();
        var pools = db.morePools();
        var here = hub(db, db.pools());
        var there = hub(db, pools)) {
      open(there, there.streams());
      ask(there, List.of(new IssueCertificate(FIRST, content(null), null)));
      var readings = new AtomicInteger();
      open(here, new Interrupted(here.streams(), () -> ask(there, meanwhile), readings));
      try {
        ask(here, interrupted);
      } catch (Refused e) {
        assertThat(e.refusal()).isEqualTo(new CertificateIsOver());
      }
      var all = here.streams().read(List.of(FIRST.stream(), SECOND.stream()));
      return new Ended(
          all.getOrDefault(FIRST.stream(), List.of()),
          all.getOrDefault(SECOND.stream(), List.of()),
          readings.get());
    }
  }

  @Test
  void a_supplement_does_not_pass_a_revocation_at_another_hub() throws Exception {
    var ended = race(SUPPLEMENT, List.of(REVOKE));
    assertThat(ended.readings()).as("the first attempt collided").isEqualTo(2);
    assertThat(ended.first())
        .extracting(Object::getClass)
        .isEqualTo(List.of(CertificateIssued.class, CertificateRevoked.class));
    assertThat(ended.second()).as("no supplement").isEmpty();
  }

  @Test
  void a_revocation_follows_a_supplement_at_another_hub() throws Exception {
    var ended = race(List.of(REVOKE), SUPPLEMENT);
    assertThat(ended.readings()).as("the first attempt collided").isEqualTo(2);
    assertThat(ended.first())
        .extracting(Object::getClass)
        .isEqualTo(
            List.of(
                CertificateIssued.class, CertificateSupplemented.class, CertificateRevoked.class));
    assertThat(ended.second()).hasSize(1);
  }
}
